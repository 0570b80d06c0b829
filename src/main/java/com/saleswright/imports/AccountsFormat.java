package com.saleswright.imports;

import com.saleswright.customers.Customer;
import com.saleswright.customers.Customers;
import com.saleswright.imports.Plan.Draft;
import com.saleswright.imports.Plan.State;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Year;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Accounts become customers, known by name. */
@Component
class AccountsFormat implements ImportFormat<Customer> {

    private static final BigDecimal MILLION = new BigDecimal(1_000_000);

    private final Customers customers;
    private final Clock clock;

    AccountsFormat(Customers customers, Clock clock) {
        this.customers = customers;
        this.clock = clock;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.ACCOUNTS;
    }

    @Override
    public NameKind introduces() {
        return NameKind.ACCOUNT;
    }

    @Override
    public Plan<Customer> plan(CsvFile file, ImportOptions options, Known known) {
        Names accounts = known.names(NameKind.ACCOUNT)
                .and(file.rows().stream().map(r -> r.cell("account")).toList());
        return Plan.of(file, "account", cells -> read(cells, options, known, accounts));
    }

    private @Nullable Draft<Customer> read(Cells cells, ImportOptions options, Known known, Names accounts) {
        String name = cells.text("account", 200);
        String sector = cells.looseName("sector", NameKind.SECTOR, known.names(NameKind.SECTOR), 100);
        String country = cells.looseName("office_location", NameKind.COUNTRY, known.names(NameKind.COUNTRY), 100);
        Integer established =
                cells.whole("year_established", 1000, Year.now(clock).getValue());
        BigDecimal revenue = cells.amount("revenue");
        Integer employees = cells.whole("employees", 0, 100_000_000);
        String parent = cells.looseName("subsidiary_of", NameKind.ACCOUNT, accounts, 200);
        Customer there = known.customers().get(Names.key(name));
        BigDecimal credit = there == null ? credit(cells, revenue, options) : there.creditLimit();
        if (cells.wrong() || credit == null) {
            return null;
        }
        Customer customer = there == null
                ? new Customer(
                        null,
                        name,
                        sector,
                        country,
                        established,
                        revenue,
                        employees,
                        parent,
                        credit,
                        Objects.requireNonNullElse(options.customerClass(), "C"),
                        0)
                : new Customer(
                        there.id(),
                        there.name(),
                        sector,
                        country,
                        established,
                        revenue,
                        employees,
                        parent,
                        credit,
                        there.customerClass(),
                        there.version());
        return new Draft<>(
                there == null ? State.NEW : customer.equals(there) ? State.UNCHANGED : State.CHANGED, customer);
    }

    private static @Nullable BigDecimal credit(Cells cells, @Nullable BigDecimal revenue, ImportOptions options) {
        if (options.creditPercent() != null && revenue != null) {
            return ImportOptions.percentOf(revenue.multiply(MILLION), options.creditPercent());
        }
        if (options.creditLimit() == null) {
            cells.error(
                    "revenue",
                    "The credit limit is a percentage of the revenue, and there is none.",
                    "Fill in the revenue, or give an amount as credit limit as well.");
        }
        return options.creditLimit();
    }

    @Override
    public void write(List<Customer> rows, ImportOptions options, String by) {
        customers.saveAll(rows);
    }
}
