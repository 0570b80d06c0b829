package com.saleswright.approvals.web;

import com.saleswright.approvals.DecisionLinks;
import com.saleswright.links.OpenLink;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseBody;

/** Where the link in an approver's mail leads: the form of the Tasklist, on a page that fits a phone. */
@Controller
class DecidePage {

    private final DecisionLinks decisions;

    DecidePage(DecisionLinks decisions) {
        this.decisions = decisions;
    }

    @GetMapping("/p/decide/{link}")
    String show(OpenLink link, Model model) {
        model.addAttribute("page", decisions.shown(link)).addAttribute("link", link);
        return "approvals/decide";
    }

    @PostMapping("/p/decide/{link}")
    @ResponseBody
    Map<String, String> decide(OpenLink link, @RequestBody Map<String, Object> values) {
        decisions.decide(link, values);
        return Map.of("location", "/p/decide/" + link.id());
    }
}
