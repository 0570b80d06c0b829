package com.saleswright.deals.web;

import com.saleswright.deals.Deals;
import com.saleswright.deals.QuoteFilter;
import com.saleswright.deals.QuoteList;
import com.saleswright.deals.QuoteStatus;
import com.saleswright.people.People;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of quotes. */
@Controller
class QuoteListPage {

    private static final int PAGE_SIZE = 25;

    private final QuoteList quotes;
    private final Deals deals;
    private final People people;

    QuoteListPage(QuoteList quotes, Deals deals, People people) {
        this.quotes = quotes;
        this.deals = deals;
        this.people = people;
    }

    @GetMapping("/quotes")
    String list(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable QuoteStatus status,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "false") boolean act,
            @RequestParam(defaultValue = "CHANGED") QuoteFilter.Sort sort,
            @RequestParam(defaultValue = "1") int page,
            Principal user,
            Model model) {
        QuoteFilter filter = new QuoteFilter(text, status, owner, act, sort);
        int shown = Math.max(1, Math.min(page, 1_000));
        model.addAttribute("found", quotes.search(filter, user.getName(), shown - 1, PAGE_SIZE))
                .addAttribute("cap", QuoteList.COUNT_CAP)
                .addAttribute("page", shown)
                .addAttribute("filter", filter)
                .addAttribute("filtered", !text.isBlank() || status != null || !owner.isBlank() || act)
                .addAttribute("statuses", QuoteStatus.values())
                .addAttribute("sorts", QuoteFilter.Sort.values())
                .addAttribute("owners", quotes.owners(user.getName()))
                .addAttribute("waiting", quotes.waitingFor(user.getName()))
                .addAttribute("maySell", deals.maySell(user.getName()))
                .addAttribute("viewer", Viewer.of(user.getName(), people));
        return "deals/list";
    }
}
