package com.saleswright.surveys.web;

import com.saleswright.people.Office;
import com.saleswright.products.Product;
import com.saleswright.surveys.Audience;
import com.saleswright.surveys.Campaign;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A campaign as typed by somebody; a missing field is empty. */
record CampaignForm(
        String name, String customerClass, String region, String product, String boughtFrom, String boughtTo) {

    CampaignForm(
            @Nullable String name,
            @Nullable String customerClass,
            @Nullable String region,
            @Nullable String product,
            @Nullable String boughtFrom,
            @Nullable String boughtTo) {
        this.name = Typed.trimmed(name);
        this.customerClass = Typed.trimmed(customerClass);
        this.region = Typed.trimmed(region);
        this.product = Typed.trimmed(product);
        this.boughtFrom = Typed.trimmed(boughtFrom);
        this.boughtTo = Typed.trimmed(boughtTo);
    }

    static CampaignForm empty() {
        return new CampaignForm(null, null, null, null, null, null);
    }

    static CampaignForm of(Campaign campaign) {
        Audience a = campaign.audience();
        return new CampaignForm(
                campaign.name(),
                a.customerClass(),
                a.region(),
                a.product(),
                Objects.toString(a.boughtFrom(), ""),
                Objects.toString(a.boughtTo(), ""));
    }

    /** What is wrong, by field, each with what would be right. */
    Map<String, String> errors(List<Office> offices, List<Product> products) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (name.isEmpty() || name.length() > 100) {
            errors.put("name", "Give a name of 1 to 100 characters.");
        }
        if (!customerClass.matches("[ABC]?")) {
            errors.put("customerClass", "Choose A, B, C or any.");
        }
        if (!region.isEmpty() && offices.stream().noneMatch(o -> o.id().equals(region))) {
            errors.put("region", "There is no office '%s'. Choose one of the list.".formatted(region));
        }
        if (!product.isEmpty() && products.stream().noneMatch(p -> p.name().equals(product))) {
            errors.put("product", "There is no product '%s'. Choose one of the list.".formatted(product));
        }
        LocalDate from = Typed.date(errors, "boughtFrom", boughtFrom);
        LocalDate to = Typed.date(errors, "boughtTo", boughtTo);
        if (from != null && to != null && to.isBefore(from)) {
            errors.put("boughtTo", "Give a day that is not before %s.".formatted(from));
        }
        return errors;
    }

    /** The audience that a form without errors describes. */
    Audience audience() {
        return new Audience(
                Typed.orNull(customerClass),
                Typed.orNull(region),
                Typed.orNull(product),
                boughtFrom.isEmpty() ? null : LocalDate.parse(boughtFrom),
                boughtTo.isEmpty() ? null : LocalDate.parse(boughtTo));
    }
}
