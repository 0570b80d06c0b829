package com.saleswright.imports.web;

import com.saleswright.imports.ImportOptions;
import com.saleswright.imports.Imports;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The options of an import as typed or sent by somebody. */
record OptionsForm(
        @Nullable String creditPercent,
        @Nullable String creditLimit,
        @Nullable String customerClass,
        @Nullable String unitCostPercent,
        @Nullable String emailDomain,
        @Nullable String officeZone,
        @Nullable String holidayRegion,
        @Nullable String repAuthority,
        @Nullable String managerAuthority,
        @Nullable String managersReportTo) {

    static OptionsForm of(ImportOptions options) {
        return new OptionsForm(
                text(options.creditPercent()),
                text(options.creditLimit()),
                options.customerClass(),
                text(options.unitCostPercent()),
                options.emailDomain(),
                options.officeZone(),
                options.holidayRegion(),
                text(options.repAuthority()),
                text(options.managerAuthority()),
                options.managersReportTo());
    }

    /**
     * The options.
     *
     * @throws Imports.Refused when something that should be a number is none
     */
    ImportOptions options() {
        List<ImportOptions.Problem> problems = new ArrayList<>();
        ImportOptions options = new ImportOptions(
                number("creditPercent", creditPercent, problems),
                number("creditLimit", creditLimit, problems),
                customerClass,
                number("unitCostPercent", unitCostPercent, problems),
                emailDomain,
                officeZone,
                holidayRegion,
                number("repAuthority", repAuthority, problems),
                number("managerAuthority", managerAuthority, problems),
                managersReportTo);
        if (!problems.isEmpty()) {
            throw new Imports.Refused(problems);
        }
        return options;
    }

    private static @Nullable BigDecimal number(
            String field, @Nullable String text, List<ImportOptions.Problem> problems) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.strip().matches("\\d{1,15}(\\.\\d{1,2})?")) {
            problems.add(new ImportOptions.Problem(field, "Give a number of 0 or more, like 10 or 12.5."));
            return null;
        }
        return new BigDecimal(text.strip());
    }

    private static String text(@Nullable Object field) {
        return Objects.toString(field, "");
    }
}
