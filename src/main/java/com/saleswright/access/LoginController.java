package com.saleswright.access;

import com.saleswright.people.Employee;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The login page and where people go from there. */
@Controller
class LoginController {

    private static final Set<String> SELLING =
            Set.of("ROLE_sales-rep", "ROLE_sales-manager", "ROLE_sales-director", "ROLE_sales-vp");

    private final ObjectProvider<AccessDemo> demo;

    LoginController(ObjectProvider<AccessDemo> demo) {
        this.demo = demo;
    }

    @GetMapping("/login")
    String login(@Nullable Authentication login, Model model) {
        if (login != null && login.isAuthenticated()) {
            return "redirect:/";
        }
        AccessDemo sample = demo.getIfAvailable();
        model.addAttribute("samples", sample == null ? List.<Employee>of() : sample.active());
        model.addAttribute("samplePassword", AccessDemo.PASSWORD);
        return "access/login";
    }

    /** Sellers start at their quotes, everybody else at their tasks. */
    @GetMapping("/")
    String index(Authentication login) {
        boolean sells = login.getAuthorities().stream().anyMatch(a -> SELLING.contains(a.getAuthority()));
        return sells ? "redirect:/quotes" : "redirect:/camunda/app/tasklist/default/";
    }
}
