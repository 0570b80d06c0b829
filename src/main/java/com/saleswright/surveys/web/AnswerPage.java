package com.saleswright.surveys.web;

import com.saleswright.links.OpenLink;
import com.saleswright.surveys.SurveyLinks;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseBody;

/** Where the link in a survey mail leads: the questions, or the receipt. */
@Controller
class AnswerPage {

    private final SurveyLinks surveys;

    AnswerPage(SurveyLinks surveys) {
        this.surveys = surveys;
    }

    @GetMapping("/p/survey/{link}")
    String show(OpenLink link, Model model) {
        model.addAttribute("page", surveys.shown(link)).addAttribute("link", link);
        return "surveys/answer";
    }

    @PostMapping("/p/survey/{link}")
    @ResponseBody
    Map<String, String> answer(OpenLink link, @RequestBody Map<String, Object> values) {
        surveys.answer(link, values);
        return Map.of("location", "/p/survey/" + link.id());
    }

    @PostMapping("/p/survey/{link}/opt-out")
    String optOut(OpenLink link) {
        surveys.optOut(link);
        return "redirect:/p/survey/" + link.id();
    }
}
