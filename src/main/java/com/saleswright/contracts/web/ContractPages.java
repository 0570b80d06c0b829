package com.saleswright.contracts.web;

import com.saleswright.contracts.Contract;
import com.saleswright.contracts.ContractFilter;
import com.saleswright.contracts.ContractList;
import com.saleswright.contracts.ContractRefused;
import com.saleswright.contracts.ContractStatus;
import com.saleswright.contracts.Contracts;
import com.saleswright.contracts.NoSuchContract;
import com.saleswright.people.People;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of contracts, and the page of one: what happened, its documents and signers, and what can be done. */
@Controller
class ContractPages {

    private static final int PAGE_SIZE = 25;

    private final Contracts contracts;
    private final ContractList list;
    private final People people;

    ContractPages(Contracts contracts, ContractList list, People people) {
        this.contracts = contracts;
        this.list = list;
        this.people = people;
    }

    @GetMapping("/contracts")
    String list(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable ContractStatus status,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String quote,
            @RequestParam(defaultValue = "1") int page,
            Principal user,
            Model model) {
        int shown = Math.max(1, Math.min(page, 1_000));
        ContractFilter filter = new ContractFilter(text, status, owner, quote);
        model.addAttribute("found", list.search(filter, user.getName(), shown - 1, PAGE_SIZE))
                .addAttribute("cap", ContractList.COUNT_CAP)
                .addAttribute("page", shown)
                .addAttribute("filter", filter)
                .addAttribute("filtered", !text.isBlank() || status != null || !owner.isBlank() || !quote.isBlank())
                .addAttribute("statuses", ContractStatus.values())
                .addAttribute("owners", list.owners(user.getName()))
                .addAttribute("viewer", Viewer.of(user.getName(), people));
        return "contracts/list";
    }

    @GetMapping("/contracts/{number}")
    String show(@PathVariable String number, Principal user, Model model) {
        String me = user.getName();
        Contract contract = contracts.get(number, me);
        model.addAttribute("contract", contract)
                .addAttribute("signers", contracts.signers(number, me))
                .addAttribute("envelope", contracts.envelope(number, me).orElse(null))
                .addAttribute("reviews", contracts.reviews(number, me))
                .addAttribute("documents", contracts.documents(number, me))
                .addAttribute("timeline", contracts.timeline(number, me))
                .addAttribute("may", contracts.permissions(number, me))
                .addAttribute("viewer", Viewer.of(me, people));
        return "contracts/show";
    }

    @GetMapping("/contracts/{number}/documents/{version}")
    ResponseEntity<byte[]> document(@PathVariable String number, @PathVariable int version, Principal user) {
        byte[] pdf = contracts.document(number, version, user.getName()).orElseThrow(() -> new NoSuchContract(number));
        return download(pdf, "%s-%d.pdf".formatted(number, version));
    }

    @GetMapping("/contracts/{number}/signed")
    ResponseEntity<byte[]> signed(@PathVariable String number, Principal user) {
        byte[] pdf = contracts.signed(number, user.getName()).orElseThrow(() -> new NoSuchContract(number));
        return download(pdf, number + "-signed.pdf");
    }

    @PostMapping("/contracts/{number}/take-back")
    String takeBack(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            Principal user,
            RedirectAttributes redirect) {
        return act(
                number,
                redirect,
                "take-back",
                "The contract is taken back and can be prepared anew.",
                () -> contracts.takeBack(number, reason, user.getName()));
    }

    @PostMapping("/contracts/{number}/dispute")
    String dispute(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            Principal user,
            RedirectAttributes redirect) {
        return act(
                number,
                redirect,
                "dispute",
                "The contract is suspended, and legal is told.",
                () -> contracts.dispute(number, reason, user.getName()));
    }

    @PostMapping("/contracts/{number}/cancel")
    String cancel(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            Principal user,
            RedirectAttributes redirect) {
        return act(
                number,
                redirect,
                "cancel",
                "The contract is cancelled.",
                () -> contracts.cancel(number, reason, user.getName()));
    }

    /** What speaks against it is shown beside the button, which is named after the action. */
    private static String act(String number, RedirectAttributes redirect, String action, String done, Runnable work) {
        try {
            work.run();
            redirect.addFlashAttribute("notice", done);
        } catch (ContractRefused e) {
            redirect.addFlashAttribute("refused", action).addFlashAttribute("refusal", e.getMessage());
        }
        return "redirect:/contracts/" + number;
    }

    private static ResponseEntity<byte[]> download(byte[] pdf, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(pdf);
    }
}
