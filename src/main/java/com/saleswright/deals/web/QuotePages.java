package com.saleswright.deals.web;

import com.saleswright.approvals.ChainView;
import com.saleswright.deals.Attachments;
import com.saleswright.deals.Deals;
import com.saleswright.deals.Quote;
import com.saleswright.deals.QuoteRejected;
import com.saleswright.people.People;
import java.security.Principal;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One quote: its page, and what can be done with it besides changing its content. */
@Controller
class QuotePages {

    private final Deals deals;
    private final Attachments attachments;
    private final QuoteEditor editor;
    private final People people;

    QuotePages(Deals deals, Attachments attachments, QuoteEditor editor, People people) {
        this.deals = deals;
        this.attachments = attachments;
        this.editor = editor;
        this.people = people;
    }

    @GetMapping("/quotes/{number}")
    String show(@PathVariable String number, Principal user, Model model) {
        Quote quote = deals.get(number, user.getName());
        if (quote.status().editable() && quote.owner().equals(user.getName())) {
            return editor.page(model, quote, QuoteForm.of(quote), user.getName());
        }
        List<ChainView> chains = deals.approvals(number, user.getName());
        model.addAttribute("quote", quote)
                .addAttribute("mine", quote.owner().equals(user.getName()))
                .addAttribute("preview", deals.preview(number, user.getName()))
                .addAttribute("chain", chains.isEmpty() ? null : chains.get(chains.size() - 1))
                .addAttribute("files", attachments.of(number))
                .addAttribute("timeline", deals.timeline(number, user.getName()))
                .addAttribute("rounds", deals.rounds(number, user.getName()))
                .addAttribute("viewer", Viewer.of(user.getName(), people));
        return "deals/show";
    }

    @PostMapping("/quotes/{number}/recall")
    String recall(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            Principal user,
            RedirectAttributes redirect) {
        return act(number, redirect, "recall", () -> {
            deals.recall(number, user.getName(), reason);
            return "The quote is a draft again.";
        });
    }

    @PostMapping("/quotes/{number}/lose")
    String lose(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            Principal user,
            RedirectAttributes redirect) {
        return act(number, redirect, "lose", () -> {
            deals.lose(number, user.getName(), reason);
            return "The deal is marked as lost.";
        });
    }

    @PostMapping("/quotes/{number}/reopen")
    String reopen(@PathVariable String number, Principal user, RedirectAttributes redirect) {
        return act(number, redirect, "", () -> {
            deals.reopen(number, user.getName());
            return "The quote is a draft again.";
        });
    }

    @PostMapping("/quotes/{number}/accept")
    String accept(@PathVariable String number, Principal user, RedirectAttributes redirect) {
        return act(number, redirect, "", () -> {
            deals.acceptConditions(number, user.getName());
            return "You accepted the conditions; they are part of the quote now.";
        });
    }

    @PostMapping("/quotes/{number}/delete")
    String delete(@PathVariable String number, Principal user, RedirectAttributes redirect) {
        deals.delete(number, user.getName());
        redirect.addFlashAttribute("notice", number + " is deleted.");
        return "redirect:/quotes";
    }

    /** A missing reason is shown beside its field, which is named after the action. */
    private static String act(String number, RedirectAttributes redirect, String field, Supplier<String> action) {
        try {
            redirect.addFlashAttribute("notice", action.get());
        } catch (QuoteRejected e) {
            redirect.addFlashAttribute("refused", field)
                    .addFlashAttribute("refusal", e.problems().get(0).reason());
        }
        return "redirect:/quotes/" + number;
    }
}
