package com.saleswright.contracts;

import com.saleswright.contracts.ContractTemplates.Template;
import com.saleswright.documents.PdfBuilder;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Sets a contract: everything about prices and terms comes from what was approved, never from what was prepared. */
@Component
class ContractPdf {

    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter CHINESE = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINESE);

    private final PdfBuilder builder;
    private final String company;
    private final List<String> companyAddress;

    ContractPdf(
            PdfBuilder builder,
            @Value("${saleswright.company.name}") String company,
            @Value("${saleswright.company.address}") String companyAddress) {
        this.builder = builder;
        this.company = company;
        this.companyAddress = lines(companyAddress);
    }

    byte[] build(Contract contract, List<ContractSigner> signers, int version, Template template) {
        Locale language = Locale.forLanguageTag(template.language());
        Preparation prepared = contract.prepared();
        Agreement agreement = contract.agreement();
        Map<String, Object> model = new HashMap<>();
        model.put("number", contract.number());
        model.put("version", Integer.toString(version));
        model.put("quote", contract.origin().quote());
        model.put("subject", agreement.title());
        model.put("company", company);
        model.put("companyAddress", companyAddress);
        model.put("customer", prepared.customerCompany());
        model.put("customerAddress", lines(prepared.customerAddress()));
        model.put("startsOn", day(prepared.startsOn(), language));
        model.put(
                "endsOn",
                day(prepared.startsOn().plusMonths(agreement.contractMonths()).minusDays(1), language));
        model.put("contractMonths", Integer.toString(agreement.contractMonths()));
        model.put("paymentDays", Integer.toString(agreement.paymentDays()));
        model.put("prepayment", agreement.prepaymentPercent() > 0);
        model.put("prepaymentPercent", Integer.toString(agreement.prepaymentPercent()));
        model.put("jurisdiction", prepared.jurisdiction());
        model.put("deviates", prepared.clauseDeviation() != null);
        model.put("clauses", lines(Objects.requireNonNullElse(prepared.clauseDeviation(), "")));
        model.put("customersPaper", prepared.customersPaper());
        model.put("currency", contract.origin().currency());
        model.put("total", number(agreement.amount()));
        model.put("lines", agreement.lines().stream().map(ContractPdf::line).toList());
        model.put("customerSigners", signers(signers, true));
        model.put("companySigners", signers(signers, false));
        return builder.build(template.text(), model, language);
    }

    private static Map<String, String> line(Agreement.Line line) {
        return Map.of(
                "product", line.product(),
                "quantity", NumberFormat.getIntegerInstance(Locale.US).format(line.quantity()),
                "price", number(line.price()),
                "total", number(line.total()));
    }

    private static List<Map<String, String>> signers(List<ContractSigner> signers, boolean customers) {
        return signers.stream()
                .filter(s -> s.customers() == customers)
                .map(s -> Map.of(
                        "name", s.name(),
                        "role", s.role(),
                        // The signing looks for this text, in every language, to know where the signature goes.
                        "place", "Signature " + s.position()))
                .toList();
    }

    private static String number(BigDecimal amount) {
        NumberFormat format = NumberFormat.getNumberInstance(Locale.US);
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        return format.format(amount);
    }

    static String day(LocalDate day, Locale language) {
        return (language.getLanguage().equals("zh") ? CHINESE : ENGLISH).format(day);
    }

    private static List<String> lines(String text) {
        return Arrays.stream(text.split("\\R|; "))
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .toList();
    }
}
