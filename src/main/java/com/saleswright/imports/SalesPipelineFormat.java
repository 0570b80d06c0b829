package com.saleswright.imports;

import com.saleswright.customers.Customer;
import com.saleswright.imports.Plan.Draft;
import com.saleswright.imports.Plan.State;
import com.saleswright.opportunities.Opportunities;
import com.saleswright.opportunities.Opportunity;
import com.saleswright.people.Employee;
import com.saleswright.products.Product;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The pipeline becomes opportunities, known by their id. */
@Component
class SalesPipelineFormat implements ImportFormat<Opportunity> {

    /** Stands in a preview for what a file before this one will add; never written. */
    private static final long COMING = -1;

    private final Opportunities opportunities;

    SalesPipelineFormat(Opportunities opportunities) {
        this.opportunities = opportunities;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.SALES_PIPELINE;
    }

    @Override
    public Plan<Opportunity> plan(CsvFile file, ImportOptions options, Known known) {
        Map<String, Opportunity> there = opportunities.findAll(file.rows().stream()
                .map(r -> r.cell("opportunity_id"))
                .distinct()
                .toList());
        return Plan.of(file, "opportunity_id", cells -> read(cells, known, there));
    }

    private static @Nullable Draft<Opportunity> read(Cells cells, Known known, Map<String, Opportunity> all) {
        String id = cells.text("opportunity_id", 40);
        String stage = cells.oneOf("deal_stage", Opportunity.STAGES);
        String agent = cells.name("sales_agent", NameKind.AGENT, known.names(NameKind.AGENT));
        if (known.ambiguousPeople().contains(Names.key(agent))) {
            cells.error("sales_agent", "Several employees have this name.", "Tell them apart by their names first.");
        }
        String product = cells.name("product", NameKind.PRODUCT, known.names(NameKind.PRODUCT));
        boolean closed = Opportunity.WON.equals(stage) || Opportunity.LOST.equals(stage);
        String account = cells.has("account")
                ? cells.name("account", NameKind.ACCOUNT, known.names(NameKind.ACCOUNT))
                : withoutAccount(cells, closed);
        LocalDate engaged = cells.date("engage_date");
        LocalDate closedOn = cells.date("close_date");
        BigDecimal amount = cells.amount("close_value");
        checkCourse(cells, stage, closed, engaged, closedOn, amount);
        if (cells.wrong()) {
            return null;
        }
        Opportunity there = all.get(id);
        if (there != null && !there.isOpen() && !closed) {
            cells.warn(
                    "deal_stage",
                    "It is %s here and would be open again.".formatted(there.stage()),
                    "Check the stage.");
        }
        Opportunity opportunity = new Opportunity(
                id,
                owner(agent, known),
                productId(product, known),
                customerId(account, known),
                stage,
                engaged,
                closedOn,
                amount,
                there == null ? null : there.lostReason(),
                there == null ? null : there.competitor(),
                there == null ? 0 : there.version());
        return new Draft<>(
                there == null ? State.NEW : opportunity.equals(there) ? State.UNCHANGED : State.CHANGED, opportunity);
    }

    private static String withoutAccount(Cells cells, boolean closed) {
        if (closed) {
            cells.error("account", "A closed opportunity needs an account.", "Fill it in.");
        } else {
            cells.warn("account", "The opportunity has no account.", "Fill it in before a quote is made.");
        }
        return "";
    }

    private static void checkCourse(
            Cells cells,
            String stage,
            boolean closed,
            @Nullable LocalDate engaged,
            @Nullable LocalDate closedOn,
            @Nullable BigDecimal amount) {
        if (!stage.isEmpty() && !Opportunity.PROSPECTING.equals(stage) && !cells.has("engage_date")) {
            cells.error("engage_date", "There is no date on which work began.", "Fill it in.");
        }
        if (closed && !cells.has("close_date")) {
            cells.error("close_date", "A closed opportunity needs the date.", "Fill it in.");
        }
        if (!closed && !stage.isEmpty()) {
            for (String column : List.of("close_date", "close_value")) {
                if (cells.has(column)) {
                    cells.error(
                            column, "An open opportunity is not closed yet.", "Empty the cell or correct the stage.");
                }
            }
        }
        if (engaged != null && closedOn != null && closedOn.isBefore(engaged)) {
            cells.error("close_date", "It was closed before work began.", "Correct one of the dates.");
        }
        if (Opportunity.WON.equals(stage) && !cells.has("close_value")) {
            cells.error("close_value", "A won opportunity needs the amount that was paid.", "Fill it in.");
        }
        if (Opportunity.WON.equals(stage) && amount != null && amount.signum() == 0) {
            cells.warn("close_value", "It was won for nothing.", "Check the amount.");
        }
        if (Opportunity.LOST.equals(stage) && amount != null && amount.signum() > 0) {
            cells.error("close_value", "Nothing is paid for a lost opportunity.", "Write 0 or correct the stage.");
        }
    }

    private static String owner(String agent, Known known) {
        Employee employee = known.people().get(Names.key(agent));
        return employee == null ? agent : employee.userId();
    }

    private static Long productId(String name, Known known) {
        Product product = known.products().get(Names.key(name));
        return product == null ? COMING : product.key();
    }

    private static @Nullable Long customerId(String name, Known known) {
        if (name.isEmpty()) {
            return null;
        }
        Customer customer = known.customers().get(Names.key(name));
        return customer == null ? COMING : customer.key();
    }

    @Override
    public void write(List<Opportunity> rows, ImportOptions options, String by) {
        opportunities.saveAll(rows, by);
    }
}
