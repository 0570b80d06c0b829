package com.saleswright.imports;

import com.saleswright.people.Roles;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of file, in the order in which they build on each other. */
public enum ImportKind {
    ACCOUNTS(
            "Accounts",
            "account",
            "sector",
            "year_established",
            "revenue",
            "employees",
            "office_location",
            "subsidiary_of"),
    PRODUCTS("Products", "product", "series", "sales_price"),
    SALES_TEAMS("Sales teams", "sales_agent", "manager", "regional_office"),
    SALES_PIPELINE(
            "Opportunities",
            "opportunity_id",
            "sales_agent",
            "product",
            "account",
            "deal_stage",
            "engage_date",
            "close_date",
            "close_value");

    private static final List<String> SALES =
            List.of(Roles.SALES_MANAGER, Roles.SALES_DIRECTOR, Roles.SALES_VP, Roles.CAMUNDA_ADMIN);

    /** A file of teams makes managers and gives them authority: for those who could do so by hand. */
    private static final List<String> STAFF = List.of(Roles.HR, Roles.CAMUNDA_ADMIN);

    private final String label;
    private final List<String> columns;

    ImportKind(String label, String... columns) {
        this.label = label;
        this.columns = List.of(columns);
    }

    /** The name in requests and file names, for example {@code sales_teams}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String label() {
        return label;
    }

    /** The roles that may import it. */
    public List<String> roles() {
        return this == SALES_TEAMS ? STAFF : SALES;
    }

    /** The columns that a file must have, in any order. The first one identifies a row. */
    public List<String> columns() {
        return columns;
    }

    String keyColumn() {
        return columns.get(0);
    }

    public static Optional<ImportKind> of(String code) {
        String wanted = code.strip().replace('-', '_');
        return Arrays.stream(values())
                .filter(k -> k.name().equalsIgnoreCase(wanted))
                .findFirst();
    }

    /** The kind whose columns are all in the header; when none is complete, the one with most of them, if any. */
    static Optional<ImportKind> byHeader(Collection<String> header) {
        return Arrays.stream(values())
                .filter(k -> k.matches(header) > 0)
                .max(Comparator.comparingDouble(k -> k.matches(header)));
    }

    private double matches(Collection<String> header) {
        return (double) columns.stream().filter(header::contains).count() / columns.size();
    }
}
