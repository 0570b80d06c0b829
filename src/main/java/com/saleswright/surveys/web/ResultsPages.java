package com.saleswright.surveys.web;

import com.saleswright.surveys.ReadAnswer;
import com.saleswright.surveys.Results;
import com.saleswright.surveys.ResultsFilter;
import com.saleswright.surveys.SurveyResults;
import com.saleswright.surveys.Trigger;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.springframework.data.domain.Page;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** What customers answer: figures, and the answers themselves for those who may read them. */
@Controller
@RequestMapping(ResultsPages.RESULTS)
class ResultsPages {

    static final String RESULTS = "/surveys/results";

    private static final String READERS =
            "hasAnyRole('customer-success', 'sales-manager', 'sales-director', 'sales-vp', 'compliance')";
    private static final String VIEWERS =
            "hasAnyRole('customer-success', 'sales-manager', 'sales-director', 'sales-vp', 'compliance', 'sales-rep')";
    private static final String ANSWERS = "/answers";
    private static final String TABLES_CSV = "/tables.csv";
    private static final String ANSWERS_CSV = "/answers.csv";
    private static final Map<String, String> LABELS = Map.of(
            "from", "From",
            "to", "To",
            "campaign", "Campaign",
            "customerClass", "Customer class",
            "region", "Region",
            "product", "Product",
            "trigger", "Asked because",
            "rep", "Sales person",
            "text", "Words in comments and needs");
    private static final int SIZE = 25;
    private static final int LAST_PAGE = 10_000;

    private final SurveyResults results;

    ResultsPages(SurveyResults results) {
        this.results = results;
    }

    @GetMapping
    @PreAuthorize(VIEWERS)
    String show(ResultsForm form, Principal user, HttpServletRequest request, Model model) {
        SurveyResults.View view = results.view(user.getName());
        if (filter(form, view, RESULTS, request, model)) {
            Results found = results.results(form.filter(results.today()), view);
            model.addAttribute("results", found).addAttribute("filter", found.filter());
        }
        return "surveys/results";
    }

    @GetMapping(ANSWERS)
    @PreAuthorize(READERS)
    String answers(
            ResultsForm form,
            @RequestParam(defaultValue = "0") int page,
            Principal user,
            HttpServletRequest request,
            Model model) {
        SurveyResults.View view = results.view(user.getName());
        if (filter(form, view, RESULTS + ANSWERS, request, model)) {
            ResultsFilter filter = form.filter(results.today());
            Page<ReadAnswer> found = results.answers(filter, view, Math.max(0, Math.min(page, LAST_PAGE)), SIZE);
            model.addAttribute("found", found)
                    .addAttribute("filter", filter)
                    .addAttribute("highlight", new Highlight(filter.words()));
        }
        return "surveys/answers";
    }

    /** @throws IOException when the browser goes away */
    @GetMapping(TABLES_CSV)
    @PreAuthorize(VIEWERS)
    void tables(ResultsForm form, Principal user, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        csv(
                "survey-results",
                RESULTS,
                form,
                user,
                request,
                response,
                (view, out) -> ResultsCsv.tables(results.results(form.filter(results.today()), view), out));
    }

    /** @throws IOException when the browser goes away */
    @GetMapping(ANSWERS_CSV)
    @PreAuthorize(READERS)
    void answers(ResultsForm form, Principal user, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        csv("survey-answers", RESULTS + ANSWERS, form, user, request, response, (view, out) -> {
            ResultsCsv csv = ResultsCsv.answers(out);
            results.eachAnswer(form.filter(results.today()), view, csv::answer);
        });
    }

    private void csv(
            String name,
            String page,
            ResultsForm form,
            Principal user,
            HttpServletRequest request,
            HttpServletResponse response,
            BiConsumer<SurveyResults.View, PrintWriter> writer)
            throws IOException {
        SurveyResults.View view = results.view(user.getName());
        LocalDate today = results.today();
        if (!form.errors(view.choices(), today).isEmpty()) {
            // The page tells what is wrong.
            response.sendRedirect(request.getContextPath() + address(page, form));
            return;
        }
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("%s-%s.csv".formatted(name, today))
                        .build()
                        .toString());
        writer.accept(view, response.getWriter());
    }

    /** @return whether the form has no errors */
    private boolean filter(
            ResultsForm form, SurveyResults.View view, String here, HttpServletRequest request, Model model) {
        Results.Choices choices = view.choices();
        Map<String, String> errors = form.errors(choices, results.today());
        boolean starter = Stream.of("customer-success", "sales-manager", "sales-director", "sales-vp")
                .anyMatch(request::isUserInRole);
        model.addAttribute("form", form)
                .addAttribute("filtered", !form.isEmpty())
                .addAttribute("choices", choices)
                .addAttribute("triggers", Trigger.values())
                .addAttribute("errors", errors)
                .addAttribute("labels", LABELS)
                .addAttribute("starter", starter)
                .addAttribute("base", here)
                .addAttribute("here", address(here, form))
                .addAttribute("toResults", address(RESULTS, form))
                .addAttribute("toAnswers", address(RESULTS + ANSWERS, form))
                .addAttribute("toTablesCsv", address(RESULTS + TABLES_CSV, form))
                .addAttribute("toAnswersCsv", address(RESULTS + ANSWERS_CSV, form));
        return errors.isEmpty();
    }

    private static String address(String path, ResultsForm form) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        form.fields().forEach((name, value) -> {
            if (!value.isEmpty()) {
                address.queryParam(name, "{" + name + "}");
            }
        });
        return address.encode().buildAndExpand(form.fields()).toUriString();
    }
}
