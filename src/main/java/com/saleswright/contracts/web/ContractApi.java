package com.saleswright.contracts.web;

import com.saleswright.contracts.Contract;
import com.saleswright.contracts.ContractDocument;
import com.saleswright.contracts.ContractEvent;
import com.saleswright.contracts.ContractFilter;
import com.saleswright.contracts.ContractList;
import com.saleswright.contracts.ContractSigner;
import com.saleswright.contracts.ContractStatus;
import com.saleswright.contracts.ContractSummary;
import com.saleswright.contracts.Contracts;
import com.saleswright.contracts.NoSuchContract;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Contracts for other programs, to read. Money is a JSON number, dates are {@code 2026-12-24}. */
@RestController
@RequestMapping("/api/contracts")
class ContractApi {

    private static final int MAX_SIZE = 100;

    /** @param total counted up to {@link ContractList#COUNT_CAP} */
    record Found(List<ContractSummary> contracts, long total, int page) {}

    record Whole(
            Contract contract,
            List<ContractSigner> signers,
            List<ContractDocument> documents,
            List<ContractEvent> events) {}

    private final Contracts contracts;
    private final ContractList list;

    ContractApi(Contracts contracts, ContractList list) {
        this.contracts = contracts;
        this.list = list;
    }

    @GetMapping
    Found list(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable ContractStatus status,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String quote,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "25") int size,
            Principal user) {
        int shown = Math.max(1, Math.min(page, 10_000));
        var found = list.search(
                new ContractFilter(text, status, owner, quote),
                user.getName(),
                shown - 1,
                Math.max(1, Math.min(size, MAX_SIZE)));
        return new Found(found.getContent(), found.getTotalElements(), shown);
    }

    @GetMapping("/{number}")
    Whole get(@PathVariable String number, Principal user) {
        String me = user.getName();
        return new Whole(
                contracts.get(number, me),
                contracts.signers(number, me),
                contracts.documents(number, me),
                contracts.timeline(number, me));
    }

    @ExceptionHandler
    ProblemDetail notThere(NoSuchContract e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.NOT_FOUND, "There is no such contract, or it is not yours to see.");
    }
}
