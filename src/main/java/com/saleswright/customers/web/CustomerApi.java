package com.saleswright.customers.web;

import com.saleswright.customers.Customer;
import com.saleswright.customers.Customers;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.data.domain.Page;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Customers for other programs, which need their ids to make quotes. */
@RestController
@RequestMapping("/api/customers")
class CustomerApi {

    private static final int MAX_SIZE = 100;

    /** @param total counted up to {@link Customers#COUNT_CAP} */
    record Found(List<Customer> customers, long total, int page) {}

    private final Customers customers;

    CustomerApi(Customers customers) {
        this.customers = customers;
    }

    @GetMapping
    Found list(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "25") int size) {
        int shown = Math.max(1, Math.min(page, 10_000));
        Page<Customer> found = customers.search(text, shown - 1, Math.max(1, Math.min(size, MAX_SIZE)));
        return new Found(found.getContent(), found.getTotalElements(), shown);
    }

    @GetMapping("/{id}")
    Customer get(@PathVariable long id) {
        return customers.get(id);
    }

    @ExceptionHandler
    ProblemDetail notFound(NoSuchElementException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, e.getMessage());
    }
}
