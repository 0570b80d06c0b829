package com.saleswright.products.web;

import com.saleswright.products.Product;
import com.saleswright.products.ProductNameTaken;
import com.saleswright.products.Products;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Products: list, add and change. Everybody may look, sales managers and those above may change. */
@Controller
@RequestMapping("/products")
class ProductPages {

    private static final int SIZE = 25;
    private static final String EDITORS = "hasAnyRole('sales-manager', 'sales-director', 'sales-vp')";

    private final Products products;

    ProductPages(Products products) {
        this.products = products;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") int page,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("found", products.search(text, Math.max(0, page), SIZE))
                .addAttribute("text", text)
                .addAttribute(
                        "here",
                        UriComponentsBuilder.fromPath("/products")
                                .queryParam("text", text)
                                .encode()
                                .toUriString())
                .addAttribute("editor", mayEdit(request));
        return "products/list";
    }

    @PreAuthorize(EDITORS)
    @GetMapping("/new")
    String create(Model model) {
        return form(null, ProductForm.empty(), Map.of(), model);
    }

    @PreAuthorize(EDITORS)
    @PostMapping
    String add(ProductForm form, Model model, RedirectAttributes redirect) {
        return save(null, form, model, redirect);
    }

    @PreAuthorize(EDITORS)
    @GetMapping("/{id}")
    String edit(@PathVariable long id, Model model) {
        return form(id, ProductForm.of(products.get(id)), Map.of(), model);
    }

    @PreAuthorize(EDITORS)
    @PostMapping("/{id}")
    String change(@PathVariable long id, ProductForm form, Model model, RedirectAttributes redirect) {
        products.get(id);
        return save(id, form, model, redirect);
    }

    private String save(@Nullable Long id, ProductForm form, Model model, RedirectAttributes redirect) {
        Map<String, String> errors = new LinkedHashMap<>(form.errors());
        if (errors.isEmpty()) {
            try {
                Product saved = products.save(form.product(id));
                redirect.addFlashAttribute("notice", saved.name() + " is saved.");
                return "redirect:/products";
            } catch (ProductNameTaken e) {
                errors.put("name", "There is a product of this name already. Give another name, or change that one.");
            } catch (OptimisticLockingFailureException e) {
                errors.put(
                        "version",
                        "Somebody else changed this product meanwhile. Open it again and repeat your change.");
            }
        }
        return form(id, form, errors, model);
    }

    private static String form(@Nullable Long id, ProductForm form, Map<String, String> errors, Model model) {
        model.addAttribute("id", id).addAttribute("form", form).addAttribute("errors", errors);
        return "products/form";
    }

    private static boolean mayEdit(HttpServletRequest request) {
        return request.isUserInRole("sales-manager")
                || request.isUserInRole("sales-director")
                || request.isUserInRole("sales-vp");
    }

    @ExceptionHandler(NoSuchElementException.class)
    void notFound(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
