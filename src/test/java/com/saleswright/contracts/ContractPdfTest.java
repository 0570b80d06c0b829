package com.saleswright.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.contracts.Contract.Origin;
import com.saleswright.testkit.SaleswrightTest;
import com.saleswright.testkit.TestClock;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The templates, filled with a contract that has everything. The results stay in target/contracts to look at. */
@SaleswrightTest
class ContractPdfTest {

    @Autowired
    private ContractPdf pdf;

    @Autowired
    private ContractTemplates templates;

    @ParameterizedTest
    @CsvSource({"en, Contract CON-2026-0042, 9 March 2026", "zh, 合同编号 CON-2026-0042, 2026年3月9日"})
    void saysWhatWasApproved(String language, String number, String day) throws IOException {
        byte[] built = pdf.build(contract(language), signers(), 3, templates.get("sales-contract-1", language));

        Path folder = Files.createDirectories(Path.of("target", "contracts"));
        Files.write(folder.resolve("sales-contract-1." + language + ".pdf"), built);
        try (PDDocument document = Loader.loadPDF(built)) {
            PDFTextStripper reader = new PDFTextStripper();
            reader.setSortByPosition(true);
            String text = reader.getText(document).replaceAll("\\s+", " ");
            assertThat(text)
                    .contains(number, day, "上海磨坊有限公司", "Scan gate SG-8", "1,250.50", "12,505.00", "31,105.00")
                    .contains("Deliveries on Saturdays", "45", "20 %", "Signature 1", "Signature 2", "Signature 3")
                    // What was prepared does not count against what was approved.
                    .doesNotContain("99");
            assertThat(document.getNumberOfPages())
                    .as("no empty page at the end")
                    .isEqualTo(2);
        }
    }

    private static Contract contract(String language) {
        Agreement agreement = new Agreement(
                7,
                "Shanghai Mills",
                "Scan gates for the second hall",
                List.of(
                        new Agreement.Line("Scan gate SG-8", 10, new BigDecimal("1250.50"), new BigDecimal("12505.00")),
                        new Agreement.Line(
                                "Installation 安装与培训", 1, new BigDecimal("18600.00"), new BigDecimal("18600.00"))),
                45,
                24,
                20,
                null,
                new BigDecimal("31105.00"));
        Preparation prepared = new Preparation(
                "carl",
                "sales-contract-1",
                language,
                "上海磨坊有限公司",
                "浦东新区世纪大道 100 号\n200120 上海",
                "CN",
                "Deliveries on Saturdays are at the customer's cost.\n争议由上海国际仲裁中心仲裁。",
                true,
                LocalDate.of(2026, 3, 9),
                99,
                24,
                20);
        return Contract.open(
                        "CON-2026-0042",
                        new Origin("DEAL-2026-0007", "USD", "0".repeat(64), agreement),
                        "rosa",
                        TestClock.START)
                .prepared(prepared, TestClock.START);
    }

    private static List<ContractSigner> signers() {
        return List.of(
                new ContractSigner(1, 1, "张伟", "wei@customer.example", "总经理", null),
                new ContractSigner(2, 11, "Dana Whitfield", "dana@example.com", "Sales director", "dana"),
                new ContractSigner(3, 12, "Felix Brandt", "felix@example.com", "Finance", "felix"));
    }
}
