package org.curbstop.sandbox.millbrook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.curbstop.billing.Bill;
import org.curbstop.billing.BillRenderer;
import org.curbstop.billing.Bills;
import org.curbstop.common.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class PrintedBillTest {

    @TempDir
    static Path data;

    private static ConfigurableApplicationContext town;

    @BeforeAll
    static void settle() {
        town = new SpringApplicationBuilder(SampleTownLoaderTest.Town.class)
                .web(WebApplicationType.NONE)
                .properties("curbstop.data=" + data, "curbstop.now=2026-11-22", "spring.main.banner-mode=off")
                .run();
    }

    @AfterAll
    static void leave() {
        town.close();
    }

    @ParameterizedTest
    @EnumSource(value = SamplePerson.class, names = {"ADA", "BO", "FLO", "GUS"})
    void a_bill_is_a_tagged_pdf_with_amount_due_and_calculation(SamplePerson person) throws IOException {
        Bill bill = latest(person);
        byte[] pdf = pdf(bill, Language.ENGLISH, person.login());

        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("pdfuaid:part");
            assertThat(document.getNumberOfPages()).isLessThanOrEqualTo(3);
            String text = new PDFTextStripper().getText(document);
            assertThat(text).contains(person.person().name(), "Millbrook Utilities", "How it was calculated", "Why this bill is different",
                    "Amount enclosed");
            assertThat(text).contains(String.format(java.util.Locale.US, "$%,.2f", bill.total().decimal()));
        }
    }

    @Test
    void a_spanish_bill_is_entirely_in_spanish() throws IOException {
        Bill bill = latest(SamplePerson.DEE);
        byte[] pdf = pdf(bill, Language.SPANISH, "dee");

        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("es");
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains("Total a pagar", "25 de noviembre de 2026", "$129.95", "Energía eléctrica, tramo 1", "Por qué esta factura",
                            "Basura y reciclaje")
                    .doesNotContain("Amount", "Water", "month", "your");
        }
    }

    private static Bill latest(SamplePerson person) {
        return town.getBean(Bills.class).list(person.accounts().getFirst().id(), 1).getFirst();
    }

    private static byte[] pdf(Bill bill, Language language, String name) throws IOException {
        byte[] pdf = town.getBean(BillRenderer.class).pdf(bill, language);
        Files.write(Path.of("target/" + name + ".pdf"), pdf);
        return pdf;
    }
}
