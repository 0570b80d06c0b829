package com.saleswright.surveys.web;

import com.saleswright.csv.SafeCsv;
import com.saleswright.surveys.Nps;
import com.saleswright.surveys.ReadAnswer;
import com.saleswright.surveys.Results;
import com.saleswright.surveys.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Results as tables for a spreadsheet: one row each, numbers with two decimals, an empty cell where none is shown. */
final class ResultsCsv {

    private static final List<String> FIGURES = List.of(
            "Table",
            "Group",
            "Invitations sent",
            "Bounced",
            "Answers",
            "Response rate %",
            "NPS",
            "NPS from",
            "NPS to",
            "Promoters",
            "Passives",
            "Detractors",
            "Mean 1-5",
            "Satisfied %",
            "Satisfied % from",
            "Satisfied % to");

    private static final List<String> ANSWERS = List.of(
            "Survey",
            "Customer",
            "Received",
            "Score",
            "Product",
            "Service",
            "Sales person",
            "Delivery",
            "Comment",
            "Needs");

    private final SafeCsv csv;

    private ResultsCsv(Appendable out) {
        this.csv = new SafeCsv(out);
    }

    static void tables(Results results, Appendable out) {
        ResultsCsv csv = new ResultsCsv(out);
        csv.csv.row(FIGURES);
        csv.line(
                "All",
                "%s to %s".formatted(results.filter().from(), results.filter().to()),
                results.total());
        for (int score = 0; score < results.scores().size(); score++) {
            csv.row(
                    "Score",
                    String.valueOf(score),
                    "",
                    "",
                    results.scores().get(score).toString());
        }
        results.dimensions().forEach(d -> csv.dimension("Satisfaction", d));
        results.trend()
                .forEach(line ->
                        csv.line(results.filter().quarterly() ? "Quarter" : "Month", line.label(), line.figures()));
        results.tables().forEach(table -> table.lines()
                .forEach(line -> csv.line(table.heading(), line.label(), line.figures())));
        Results.Own own = results.own();
        if (own != null && own.nps() != null) {
            csv.line("About you", "Complete fives", null, own.nps());
        }
        if (own != null && own.satisfaction() != null) {
            csv.dimension("About you", own.satisfaction());
        }
    }

    /** @return what takes the answers, one by one */
    static ResultsCsv answers(Appendable out) {
        ResultsCsv csv = new ResultsCsv(out);
        csv.csv.row(ANSWERS);
        return csv;
    }

    void answer(ReadAnswer answer) {
        csv.row(List.of(
                answer.survey(),
                answer.customer(),
                answer.at().toString(),
                String.valueOf(answer.score()),
                Objects.toString(answer.product(), ""),
                Objects.toString(answer.service(), ""),
                Objects.toString(answer.salesPerson(), ""),
                Objects.toString(answer.delivery(), ""),
                answer.comment(),
                answer.needs()));
    }

    private void line(String table, String group, Results.@Nullable Figures figures) {
        line(table, group, figures, figures == null ? null : figures.nps());
    }

    private void line(String table, String group, Results.@Nullable Figures figures, @Nullable Nps nps) {
        List<String> cells = new ArrayList<>(List.of(table, group));
        cells.add(figures == null ? "" : String.valueOf(figures.sent()));
        cells.add(figures == null ? "" : String.valueOf(figures.bounced()));
        cells.add(nps == null ? "" : String.valueOf(nps.answers()));
        cells.add(
                figures == null || figures.response().of() == 0
                        ? ""
                        : number(figures.response().percent()));
        if (nps != null && nps.answers() > 0) {
            cells.add(number(nps.score()));
            cells.add(number(nps.interval().low()));
            cells.add(number(nps.interval().high()));
            cells.add(String.valueOf(nps.promoters()));
            cells.add(String.valueOf(nps.passives()));
            cells.add(String.valueOf(nps.detractors()));
        }
        row(cells.toArray(String[]::new));
    }

    private void dimension(String table, Results.Dimension dimension) {
        List<String> cells = new ArrayList<>(List.of(table, dimension.label(), "", ""));
        cells.add(Objects.toString(dimension.answers(), ""));
        cells.addAll(List.of("", "", "", "", "", "", ""));
        Double mean = dimension.mean();
        Share satisfied = dimension.satisfied();
        if (mean != null && satisfied != null) {
            cells.add(number(mean));
            cells.add(number(satisfied.percent()));
            cells.add(number(satisfied.interval().low()));
            cells.add(number(satisfied.interval().high()));
        }
        row(cells.toArray(String[]::new));
    }

    /** Every row has all columns. */
    private void row(String... cells) {
        List<String> row = new ArrayList<>(List.of(cells));
        while (row.size() < FIGURES.size()) {
            row.add("");
        }
        csv.row(row);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
