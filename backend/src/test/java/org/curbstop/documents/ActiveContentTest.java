package org.curbstop.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDJavascriptNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.common.filespecification.PDSimpleFileSpecification;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.action.PDAction;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionImportData;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionMovie;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionNamed;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionRemoteGoTo;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionSound;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionSubmitForm;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.action.PDFormFieldAdditionalActions;
import org.apache.pdfbox.pdmodel.interactive.action.PDPageAdditionalActions;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.apache.pdfbox.pdmodel.interactive.form.PDXFAResource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActiveContentTest {

    private interface Made {
        void in(PDDocument document, PDPage page) throws IOException;
    }

    private static Arguments a(String what, Made made) {
        return arguments(what, made);
    }

    static Stream<Arguments> active() {
        return Stream.of(
                a("a script at opening",
                        (document, page) -> document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"))),
                a("a script by name", (document, page) -> {
                    var scripts = new PDJavascriptNameTreeNode();
                    scripts.setNames(Map.of("a", new PDActionJavaScript("app.alert(1)")));
                    names(document).setJavascript(scripts);
                }),
                a("a script of a field", (document, page) -> {
                    var actions = new PDFormFieldAdditionalActions();
                    actions.setK(new PDActionJavaScript("app.alert(1)"));
                    field(document).setActions(actions);
                }),
                a("an address at opening", (document, page) -> document.getDocumentCatalog().setOpenAction(address())),
                a("an address after a place", (document, page) -> {
                    PDAction place = place(page);
                    place.setNext(List.of(address()));
                    document.getDocumentCatalog().setOpenAction(place);
                }),
                a("printing at opening", (document, page) -> {
                    var print = new PDActionNamed();
                    print.setN("Print");
                    document.getDocumentCatalog().setOpenAction(print);
                }),
                a("an address as a page opens", (document, page) -> {
                    var actions = new PDPageAdditionalActions();
                    actions.setO(address());
                    page.setActions(actions);
                }),
                a("a program behind a link", (document, page) -> {
                    var launch = new PDActionLaunch();
                    launch.setF("/bin/sh");
                    link(page, launch);
                }),
                a("another document behind a link", (document, page) -> {
                    var there = new PDActionRemoteGoTo();
                    there.setFile(new PDSimpleFileSpecification());
                    link(page, there);
                }),
                a("a form that sends itself", (document, page) -> link(page, new PDActionSubmitForm())),
                a("a form that takes data in", (document, page) -> link(page, new PDActionImportData())),
                a("a film", (document, page) -> link(page, new PDActionMovie())),
                a("a sound", (document, page) -> link(page, new PDActionSound())),
                a("an attached file", (document, page) -> {
                    var files = new PDEmbeddedFilesNameTreeNode();
                    files.setNames(Map.of("a.exe", attached(document)));
                    names(document).setEmbeddedFiles(files);
                }),
                a("a file pinned to a page", (document, page) -> {
                    var pinned = new PDAnnotationFileAttachment();
                    pinned.setFile(attached(document));
                    page.setAnnotations(List.of(pinned));
                }),
                a("an associated file", (document, page) -> {
                    var files = new COSArray();
                    files.add(attached(document));
                    page.getCOSObject().setItem(COSName.AF, files);
                }),
                a("media", (document, page) -> page.setAnnotations(List.of(annotation("RichMedia")))),
                a("a screen", (document, page) -> page.setAnnotations(List.of(annotation("Screen")))),
                a("a form that is a program", (document, page) ->
                        form(document).setXFA(new PDXFAResource(new PDStream(document, stream("<xdp/>")).getCOSObject()))));
    }

    static Stream<Arguments> plain() {
        return Stream.of(
                a("nothing", (document, page) -> { }),
                a("a place to open at", (document, page) -> document.getDocumentCatalog().setOpenAction(place(page))),
                a("a page to open at", (document, page) -> {
                    var fit = new PDPageFitDestination();
                    fit.setPage(page);
                    document.getDocumentCatalog().setOpenAction(fit);
                }),
                a("a link to press", (document, page) -> link(page, address())),
                a("a plain form", (document, page) -> field(document).setPartialName("name")),
                a("words about scripts", (document, page) -> {
                    try (var text = new PDPageContentStream(document, page)) {
                        text.beginText();
                        text.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                        text.showText("/JavaScript /Launch /OpenAction /EmbeddedFile");
                        text.endText();
                    }
                    document.getDocumentInformation().setTitle("/JavaScript /JS");
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("active")
    void a_document_with_active_content_is_rejected_even_in_compressed_objects(String what, Made made) throws IOException {
        assertThat(judged(made, CompressParameters.NO_COMPRESSION))
                .isEqualTo(new FileInspection.Refused(SentDocuments.DocumentRefusalReason.ACTIVE));
        assertThat(judged(made, CompressParameters.DEFAULT_COMPRESSION))
                .isEqualTo(new FileInspection.Refused(SentDocuments.DocumentRefusalReason.ACTIVE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plain")
    void a_document_without_active_content_is_accepted(String what, Made made) throws IOException {
        assertThat(judged(made, CompressParameters.NO_COMPRESSION)).isInstanceOf(FileInspection.Accepted.class);
        assertThat(judged(made, CompressParameters.DEFAULT_COMPRESSION)).isInstanceOf(FileInspection.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Open#41ction 2 0 R", "/OpenAction 2 0 R", "/Names << /Java#53cript 3 0 R >>", "/AA << /WC 8 0 R >>",
            "/Names << /EmbeddedFiles 3 0 R >>"})
    void obfuscated_names_and_missing_objects_are_rejected_too(String inside) {
        assertThat(FileInspection.inspect(SampleFiles.document(inside), new InspectionDeadline()))
                .isEqualTo(new FileInspection.Refused(SentDocuments.DocumentRefusalReason.ACTIVE));
        assertThat(FileInspection.inspect(SampleFiles.packedDocument(inside), new InspectionDeadline()))
                .isEqualTo(new FileInspection.Refused(SentDocuments.DocumentRefusalReason.ACTIVE));
    }

    private static FileInspection judged(Made made, CompressParameters packing) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            var page = new PDPage();
            document.addPage(page);
            made.in(document, page);
            document.save(out, packing);
        }
        return FileInspection.inspect(out.toByteArray(), new InspectionDeadline());
    }

    private static PDDocumentNameDictionary names(PDDocument document) {
        var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        document.getDocumentCatalog().setNames(names);
        return names;
    }

    private static PDAcroForm form(PDDocument document) {
        var form = new PDAcroForm(document);
        document.getDocumentCatalog().setAcroForm(form);
        return form;
    }

    private static PDTextField field(PDDocument document) {
        PDAcroForm form = form(document);
        var field = new PDTextField(form);
        field.setPartialName("a");
        form.setFields(List.of(field));
        return field;
    }

    private static PDActionURI address() {
        var address = new PDActionURI();
        address.setURI("https://example.org/");
        return address;
    }

    private static PDAction place(PDPage page) {
        var fit = new PDPageFitDestination();
        fit.setPage(page);
        var place = new PDActionGoTo();
        place.setDestination(fit);
        return place;
    }

    private static void link(PDPage page, PDAction action) throws IOException {
        var link = new PDAnnotationLink();
        link.setAction(action);
        page.setAnnotations(List.of(link));
    }

    private static PDAnnotation annotation(String kind) throws IOException {
        var annotation = new COSDictionary();
        annotation.setName(COSName.SUBTYPE, kind);
        return PDAnnotation.createAnnotation(annotation);
    }

    private static PDComplexFileSpecification attached(PDDocument document) throws IOException {
        var file = new PDComplexFileSpecification();
        file.setFile("a.exe");
        file.setEmbeddedFile(new PDEmbeddedFile(document, stream("MZ")));
        return file;
    }

    private static ByteArrayInputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }
}
