package com.saleswright.surveys.web;

import com.saleswright.people.Employee;
import com.saleswright.people.Office;
import com.saleswright.people.People;
import com.saleswright.products.Products;
import com.saleswright.surveys.Campaign;
import com.saleswright.surveys.CampaignStatus;
import com.saleswright.surveys.Campaigns;
import com.saleswright.surveys.Candidate;
import com.saleswright.surveys.SurveyRefused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Campaigns: plan one, see who is in and who is out, start it and watch it. */
@Controller
@RequestMapping("/surveys")
@PreAuthorize(SurveyPages.STARTERS)
class CampaignPages {

    private static final int SIZE = 25;
    private static final String BACK = "redirect:/surveys/campaigns/";

    private final Campaigns campaigns;
    private final People people;
    private final Products products;

    CampaignPages(Campaigns campaigns, People people, Products products) {
        this.campaigns = campaigns;
        this.people = people;
        this.products = products;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "0") int page, Model model) {
        model.addAttribute("found", campaigns.list(bounded(page), SIZE))
                .addAttribute("quarterlyBy", campaigns.quarterlyBy().orElse(null))
                .addAttribute("names", names())
                .addAttribute("offices", offices());
        return "surveys/campaigns";
    }

    @PostMapping("/quarterly")
    String quarterly(@RequestParam boolean on, Principal user, RedirectAttributes redirect) {
        campaigns.quarterly(on, user.getName());
        redirect.addFlashAttribute(
                "notice",
                on
                        ? "From the next quarter on, customers are asked every quarter."
                        : "Customers are no longer asked every quarter.");
        return "redirect:/surveys";
    }

    @GetMapping("/campaigns/new")
    String create(Model model) {
        return form(null, CampaignForm.empty(), Map.of(), model);
    }

    @PostMapping("/campaigns")
    String add(CampaignForm form, Principal user, Model model) {
        Map<String, String> errors = form.errors(people.offices(), products.all());
        return errors.isEmpty()
                ? BACK + campaigns.draft(form.name(), form.audience(), user.getName())
                : form(null, form, errors, model);
    }

    @GetMapping("/campaigns/{number}/edit")
    String edit(@PathVariable String number, Model model) {
        return form(number, CampaignForm.of(campaigns.get(number)), Map.of(), model);
    }

    @PostMapping("/campaigns/{number}")
    String change(@PathVariable String number, CampaignForm form, Model model, RedirectAttributes redirect) {
        Map<String, String> errors = form.errors(people.offices(), products.all());
        return errors.isEmpty()
                ? act(number, "Saved.", redirect, () -> campaigns.change(number, form.name(), form.audience()))
                : form(number, form, errors, model);
    }

    /** @param state of a draft: eligible, or the reason why not; else of the survey; empty for any */
    @GetMapping("/campaigns/{number}")
    String show(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") int page,
            @RequestHeader(value = "HX-Request", required = false) @Nullable String partly,
            Principal user,
            HttpServletResponse response,
            Model model) {
        Campaign campaign = campaigns.get(number);
        if (partly != null && !campaign.is(CampaignStatus.RUNNING)) {
            // Somebody watches it run, and it has ended: other buttons are due.
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("campaign", campaign)
                .addAttribute("state", state)
                .addAttribute("names", names())
                .addAttribute("offices", offices())
                .addAttribute(
                        "here",
                        UriComponentsBuilder.fromPath("/surveys/campaigns/{number}")
                                .queryParam("state", "{state}")
                                .encode()
                                .buildAndExpand(number, state)
                                .toUriString());
        if (campaign.is(CampaignStatus.DRAFT)) {
            Campaigns.Preview preview = campaigns.preview(number, user.getName());
            List<Candidate> shown = preview.candidates().stream()
                    .filter(c -> state.isEmpty() || c.state().equals(state))
                    .toList();
            model.addAttribute("preview", preview).addAttribute("found", part(shown, bounded(page)));
        } else {
            model.addAttribute("progress", campaigns.progress(number))
                    .addAttribute("found", campaigns.customers(number, state, bounded(page), SIZE));
        }
        return "surveys/campaign";
    }

    @PostMapping("/campaigns/{number}/delete")
    String delete(@PathVariable String number, RedirectAttributes redirect) {
        try {
            campaigns.delete(number);
            redirect.addFlashAttribute("notice", "The draft is deleted.");
            return "redirect:/surveys";
        } catch (SurveyRefused refused) {
            redirect.addFlashAttribute("refusal", refused.getMessage());
            return BACK + number;
        }
    }

    @PostMapping("/campaigns/{number}/start")
    String start(@PathVariable String number, Principal user, RedirectAttributes redirect) {
        return act(
                number,
                "The campaign runs. This page shows how far it is.",
                redirect,
                () -> campaigns.start(number, user.getName()));
    }

    @PostMapping("/campaigns/{number}/pause")
    String pause(@PathVariable String number, RedirectAttributes redirect) {
        return act(
                number,
                "Nobody else is asked until it goes on. Who was asked can answer.",
                redirect,
                () -> campaigns.pause(number));
    }

    @PostMapping("/campaigns/{number}/resume")
    String resume(@PathVariable String number, RedirectAttributes redirect) {
        return act(number, "The campaign goes on.", redirect, () -> campaigns.resume(number));
    }

    @PostMapping("/campaigns/{number}/stop")
    String stop(@PathVariable String number, RedirectAttributes redirect) {
        return act(number, "Nobody else is asked. Who was asked can answer.", redirect, () -> campaigns.stop(number));
    }

    @PostMapping("/campaigns/{number}/retry")
    String retry(@PathVariable String number, RedirectAttributes redirect) {
        return act(number, "They are asked once more.", redirect, () -> campaigns.retry(number));
    }

    private static String act(String number, String done, RedirectAttributes redirect, Runnable work) {
        try {
            work.run();
            redirect.addFlashAttribute("notice", done);
        } catch (SurveyRefused refused) {
            redirect.addFlashAttribute("refusal", refused.getMessage());
        }
        return BACK + number;
    }

    private String form(@Nullable String number, CampaignForm form, Map<String, String> errors, Model model) {
        model.addAttribute("number", number)
                .addAttribute("form", form)
                .addAttribute("errors", errors)
                .addAttribute("offices", people.offices())
                .addAttribute("products", products.all());
        return "surveys/campaign-form";
    }

    private Map<String, String> names() {
        return people.all().stream().collect(Collectors.toMap(Employee::userId, Employee::name));
    }

    private Map<String, String> offices() {
        return people.offices().stream().collect(Collectors.toMap(Office::id, Office::name));
    }

    private static Page<Candidate> part(List<Candidate> all, int page) {
        int from = Math.min(page * SIZE, all.size());
        return new PageImpl<>(
                all.subList(from, Math.min(from + SIZE, all.size())), PageRequest.of(page, SIZE), all.size());
    }

    private static int bounded(int page) {
        return Math.max(0, Math.min(page, 10_000));
    }

    @ExceptionHandler(NoSuchElementException.class)
    void notFound(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
