package com.saleswright.publicpages;

import com.saleswright.engine.FormRejected;
import com.saleswright.engine.PublicForms;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseBody;

/** A form on a page for people without a login, without a link. */
@Controller
class SampleFormPage {

    private static final Map<String, Object> SHOWN = Map.of(
            "name", "Rosa", "note", "</script><!--", "regions", List.of(Map.of("label", "North", "value", "north")));

    private final PublicForms forms;
    final List<Map<String, Object>> taken = new CopyOnWriteArrayList<>();

    volatile @Nullable Locale language;

    SampleFormPage(PublicForms forms) {
        this.forms = forms;
    }

    @GetMapping("/p/sample-form/7")
    String show(Model model) {
        model.addAttribute("language", language);
        model.addAttribute("data", SHOWN);
        return "public-form/sample";
    }

    @PostMapping("/p/sample-form/7")
    @ResponseBody
    Map<String, String> take(@RequestBody Map<String, Object> values) {
        Map<String, Object> accepted = forms.check("sample-public", values, SHOWN);
        if (Integer.valueOf(13).equals(accepted.get("employees"))) {
            throw new FormRejected("employees", "13", "Nobody has 13 employees.");
        }
        taken.add(accepted);
        return Map.of("location", "/p/sample-form/thanks");
    }

    @GetMapping("/p/sample-form/thanks")
    @ResponseBody
    String thanks() {
        return "Thank you";
    }
}
