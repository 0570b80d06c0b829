package com.saleswright.access;

import com.saleswright.people.People;
import com.saleswright.people.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Passwords: everybody's own, and for administrators those of others. */
@Controller
class AccountController {

    private final Accounts accounts;
    private final People people;

    AccountController(Accounts accounts, People people) {
        this.accounts = accounts;
        this.people = people;
    }

    @GetMapping("/account")
    String account(Authentication login, Model model) {
        return page(login, model);
    }

    @PostMapping("/account/password")
    String changePassword(
            Authentication login,
            @RequestParam String current,
            @RequestParam String password,
            @RequestParam String repeated,
            Model model) {
        String wrongNew = password.equals(repeated) ? null : "The two new passwords differ. Type both again.";
        String wrongCurrent = null;
        if (wrongNew == null) {
            try {
                accounts.changePassword(login.getName(), current, password);
            } catch (WrongPassword e) {
                wrongCurrent = e.getMessage();
            } catch (PasswordRejected e) {
                wrongNew = e.getMessage();
            }
        }
        if (wrongCurrent != null || wrongNew != null) {
            model.addAttribute("wrongCurrent", wrongCurrent);
            model.addAttribute("wrongNew", wrongNew);
            return page(login, model);
        }
        return "redirect:/login?changed";
    }

    @GetMapping("/accounts")
    String accounts(Model model) {
        return list(model, null, null);
    }

    @PostMapping("/accounts/{userId}/password")
    String setPassword(
            @PathVariable String userId, @RequestParam String password, Model model, RedirectAttributes redirect) {
        try {
            accounts.setPassword(userId, password);
        } catch (PasswordRejected e) {
            return list(model, userId, e.getMessage());
        }
        redirect.addFlashAttribute("notice", "Password of " + userId + " set. Tell them in person to change it.");
        return "redirect:/accounts";
    }

    private String page(Authentication login, Model model) {
        model.addAttribute("userId", login.getName());
        model.addAttribute("employee", people.find(login.getName()).orElse(null));
        model.addAttribute("administrator", login.getAuthorities().stream().anyMatch(a -> a.getAuthority()
                .equals("ROLE_" + Roles.CAMUNDA_ADMIN)));
        model.addAttribute("minLength", Accounts.MIN_PASSWORD_LENGTH);
        return "access/account";
    }

    private String list(Model model, @Nullable String userId, @Nullable String problem) {
        model.addAttribute("accounts", accounts.all());
        model.addAttribute("minLength", Accounts.MIN_PASSWORD_LENGTH);
        model.addAttribute("wrongUser", userId);
        model.addAttribute("problem", problem);
        return "access/accounts";
    }
}
