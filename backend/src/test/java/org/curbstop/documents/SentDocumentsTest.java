package org.curbstop.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.PersonId;
import org.curbstop.common.Sha256Digest;
import org.curbstop.documents.SentDocuments.DocumentRefusalReason;
import org.curbstop.documents.SentDocuments.SaveResult;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DatabaseTest
class SentDocumentsTest {

    private static final Actor STRANGER = Actor.anonymous(Channel.TEXT, "+15035550106");
    private static final Actor SAM = Actor.staff("sam");

    private final MillbrookCustomers millbrook;
    private final SentDocumentRepository repository;
    private final SentDocuments documents;

    SentDocumentsTest(TestStore test) {
        this.millbrook = new MillbrookCustomers(test);
        this.repository = new SentDocumentRepository(test.store());
        this.documents = SentDocumentsForTests.over(repository, millbrook.accounts, millbrook.audit, millbrook.clock);
    }

    private SentDocument kept(String key, byte[] content, DocumentOwner owner, Actor actor) {
        return ((SaveResult.Saved) documents.save(new NewSentDocument(key, "IMG_1.HEIC", content, owner), actor)).paper();
    }

    private SentDocument kept(byte[] content) {
        return kept("k", content, DocumentOwner.UNKNOWN, STRANGER);
    }

    private byte[] content(SentDocument document) {
        return documents.open(document.id(), SAM).orElseThrow().content();
    }

    private static Actor customer(PersonId person) {
        return Actor.customer(Channel.PORTAL, "203.0.113.7", person);
    }

    @Test
    void a_large_picture_stored_in_chunks_is_returned_unchanged() {
        byte[] picture = SampleFiles.picture("png", 500);
        assertThat(picture.length).isGreaterThan(600_000);
        assertThat(content(kept(picture))).isEqualTo(picture);
    }

    @Test
    void the_file_type_is_detected_by_content_and_not_by_name() {
        assertThat(kept("a", SampleFiles.picture("jpg"), DocumentOwner.UNKNOWN, STRANGER).kind()).isEqualTo(SentDocument.FileKind.JPEG);
        assertThat(kept("b", SampleFiles.picture("png"), DocumentOwner.UNKNOWN, STRANGER).kind()).isEqualTo(SentDocument.FileKind.PNG);
        SentDocument document = kept("c", SampleFiles.document(""), DocumentOwner.UNKNOWN, STRANGER);
        assertThat(document.kind()).isEqualTo(SentDocument.FileKind.PDF);
        assertThat(document.fileName()).isEqualTo("IMG_1.pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<svg xmlns='http://www.w3.org/2000/svg'/>", "GIF89a", "<html>", "MZ", "PK\3\4"})
    void any_other_file_is_rejected_whatever_its_declared_type(String content) {
        assertThat(documents.save(new NewSentDocument("k", "photo.jpg", content.getBytes(StandardCharsets.UTF_8), DocumentOwner.UNKNOWN),
                STRANGER))
                .isEqualTo(new SaveResult.Refused(DocumentRefusalReason.OTHER_KIND));
    }

    /** Found by fuzzing: the EXIF header extends beyond its segment. */
    @Test
    void exif_data_longer_than_its_segment_is_reported_as_damaged() {
        byte[] photo = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE1, 0, 4, 'E', 'x', 'i', 'f', 0, 0, (byte) 0xFF, (byte) 0xD9};
        assertThat(reason(photo)).isEqualTo(DocumentRefusalReason.DAMAGED);
    }

    @Test
    void empty_oversized_truncated_or_encrypted_files_are_rejected_with_their_reason() {
        assertThat(reason(new byte[0])).isEqualTo(DocumentRefusalReason.EMPTY);
        assertThat(reason(new byte[SentDocumentsForTests.LIMITS.mostBytes() + 1])).isEqualTo(DocumentRefusalReason.TOO_LARGE);
        for (byte[] whole : List.of(SampleFiles.photo(), SampleFiles.picture("png"), SampleFiles.document(""))) {
            for (int length : List.of(8, 20, whole.length / 2)) {
                assertThat(reason(Arrays.copyOf(whole, length))).isEqualTo(DocumentRefusalReason.DAMAGED);
            }
        }
        assertThat(reason(SampleFiles.document("/Encrypt 5 0 R"))).isEqualTo(DocumentRefusalReason.LOCKED);
    }

    private DocumentRefusalReason reason(byte[] content) {
        return ((SaveResult.Refused) documents.save(new NewSentDocument("k", "", content, DocumentOwner.UNKNOWN), STRANGER)).reason();
    }

    @Test
    void a_photo_loses_its_location_and_comments_and_keeps_its_orientation() throws IOException {
        byte[] bare = content(kept(SampleFiles.photo()));
        String text = new String(bare, StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContain("GPS", "my house", "script").contains("Exif");
        assertThat(text.indexOf("\1\22\0\3\0\0\0\1\0\6")).as("orientation 6").isPositive();
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bare));
        assertThat(picture.getWidth()).isEqualTo(40);
    }

    @Test
    void text_metadata_is_removed_from_a_picture() throws IOException {
        byte[] plain = SampleFiles.picture("png");
        var text = ByteBuffer.allocate(4 + 4 + 7 + 4).putInt(7).put(SampleFiles.text("tEXtGPS\0a b"), 0, 11);
        var crc = new CRC32();
        crc.update(text.array(), 4, 11);
        text.putInt((int) crc.getValue());
        byte[] bare = content(
                kept(SampleFiles.joined(Arrays.copyOf(plain, 33), text.array(), Arrays.copyOfRange(plain, 33, plain.length))));
        assertThat(bare).isEqualTo(plain);
        assertThat(ImageIO.read(new ByteArrayInputStream(bare))).isNotNull();
    }

    private static byte[] withStream(String dictionary, byte[] content) {
        return SampleFiles.joined(SampleFiles.text(
                "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 9 0 R >>\nendobj\n9 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"),
                SampleFiles.stream(5, dictionary, content), SampleFiles.text("trailer << /Root 1 0 R >>\n%%EOF\n"));
    }

    static Stream<Arguments> dear() {
        byte[] zeros = new byte[40 * 1024 * 1024];
        byte[] once = SampleFiles.deflated(zeros);
        return Stream.of(
                arguments("an object stream of 40 MB", withStream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", once)),
                arguments("a reference stream of 40 MB", withStream("/Type /XRef /Size 3 /W [1 1 1] /Filter /FlateDecode", once)),
                arguments("packed twice",
                        withStream("/Type /ObjStm /N 1 /First 4 /Filter [/FlateDecode /FlateDecode]", SampleFiles.deflated(once))),
                arguments("packed as of old", withStream("/Type /ObjStm /N 1 /First 4 /Filter /LZWDecode", new byte[100])),
                arguments("a name that hides", withStream("/Type /ObjStm /N 1 /First 4 /Filter /#4cZWDecode", new byte[100])),
                arguments("a picture of a million by a million", picture(1_000_000, 1_000_000)),
                arguments("a picture of 65,000 by 65,000", picture(65_000, 65_000)));
    }

    private static byte[] picture(int width, int height) {
        byte[] picture = SampleFiles.picture("png");
        ByteBuffer.wrap(picture).putInt(16, width).putInt(20, height);
        var crc = new CRC32();
        crc.update(picture, 12, 17);
        ByteBuffer.wrap(picture).putInt(29, (int) crc.getValue());
        return picture;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dear")
    void decompression_bombs_are_rejected(String what, byte[] content) {
        assertThat(reason(content)).as(what).isEqualTo(DocumentRefusalReason.TOO_COMPLEX);
    }

    @Test
    void rejected_files_count_toward_the_limit_before_inspection() {
        for (int i = 0; i < 3 * SentDocumentsForTests.LIMITS.mostADay(); i++) {
            documents.save(new NewSentDocument("bad" + i, "a.pdf", SampleFiles.text("%PDF-1.7 broken"), DocumentOwner.UNKNOWN), STRANGER);
        }
        assertThat(reason(SampleFiles.document(""))).isEqualTo(DocumentRefusalReason.TOO_MANY);
    }

    @ParameterizedTest
    @CsvSource({"../../etc/passwd,passwd.jpg", "C:\\Users\\flo\\leak.jpeg,leak.jpg", "'a\"; filename=\"b.exe',a filename b.jpg",
            ".htaccess,htaccess.jpg",
        "'leak\r\nSet-Cookie: x','leak Set-Cookie x.jpg'", "fuga de agua ñ.pdf,fuga de agua ñ.jpg"})
    void a_file_name_is_kept_and_never_trusted(String sent, String shown) {
        var kept = (SaveResult.Saved) documents.save(new NewSentDocument("k", sent, SampleFiles.picture("jpg"), DocumentOwner.UNKNOWN),
                STRANGER);
        assertThat(kept.paper().fileName()).isEqualTo(shown);
    }

    @Test
    void a_concurrently_repeated_delivery_is_one_document() throws Exception {
        byte[] picture = SampleFiles.picture("png", 300);
        var ids = new HashSet<SentDocumentId>();
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Callable<SentDocumentId>>();
            for (int i = 0; i < 16; i++) {
                all.add(() -> kept(picture).id());
            }
            for (var each : many.invokeAll(all)) {
                ids.add(each.get());
            }
        }
        assertThat(ids).hasSize(1);
        assertThat(documents.findDelivered("k").map(this::content)).contains(picture);
        assertThat(documents.findDelivered("other")).isEmpty();
    }

    @Test
    void a_crash_while_storing_shows_nothing_and_redelivery_completes_it() {
        byte[] picture = SampleFiles.picture("png", 400);
        SentDocument half = new SentDocument(SentDocumentId.create(), 0, "k", DocumentOwner.UNKNOWN, Channel.TEXT, "o", "",
                SentDocument.FileKind.PNG, picture.length,
                new Sha256Digest().add(picture).hex(), false, false, millbrook.clock.instant(),
                millbrook.clock.instant().atZone(millbrook.clock.getZone()).toLocalDate());
        repository.insert(half);
        repository.write(half.id(), Arrays.copyOf(picture, 256 * 1024));
        assertThat(documents.findDelivered("k")).isEmpty();
        assertThat(documents.open(half.id(), SAM)).isEmpty();
        assertThat(kept(picture).id()).isEqualTo(half.id());
        assertThat(content(half)).isEqualTo(picture);
        assertThatThrownBy(() -> {
            repository.insert(new SentDocument(SentDocumentId.create(), 0, "k2", DocumentOwner.UNKNOWN, Channel.TEXT, "o", "",
                    SentDocument.FileKind.PNG, 3, "another", false, false,
                    millbrook.clock.instant(), half.goes()));
            kept("k2", picture, DocumentOwner.UNKNOWN, STRANGER);
        }).as("a key shared by two files").isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void only_staff_can_open_an_unclaimed_document_of_a_stranger() {
        SentDocument document = kept(SampleFiles.picture("png"));
        Actor cy = customer(millbrook.cy.id());
        assertThat(documents.open(document.id(), cy)).isEmpty();
        assertThat(documents.open(document.id(), STRANGER)).isEmpty();
        assertThat(documents.open(document.id(), SAM)).isPresent();

        assertThat(documents.claim(List.of(document.id()), millbrook.cysLet.id(), STRANGER)).hasSize(1);
        assertThat(documents.open(document.id(), cy)).isPresent();
        assertThat(documents.open(document.id(), customer(millbrook.tess.id()))).as("a tenant sees no data of the account").isEmpty();
        assertThat(documents.open(document.id(), customer(millbrook.ada.id()))).isEmpty();
        assertThat(documents.claim(List.of(document.id()), millbrook.adas.id(), STRANGER)).as("it belongs to another account").isEmpty();
        assertThat(documents.open(document.id(), customer(millbrook.ada.id()))).isEmpty();
    }

    @Test
    void a_signed_in_sender_sees_the_document_and_nobody_else_can_claim_it() {
        Actor ada = customer(millbrook.ada.id());
        SentDocument document = kept("k", SampleFiles.picture("png"), DocumentOwner.of(millbrook.ada.id()), ada);
        assertThat(documents.list(List.of(document.id(), SentDocumentId.create()), ada)).extracting(SentDocument::id)
                .containsExactly(document.id());
        assertThat(documents.list(List.of(document.id()), customer(millbrook.cy.id()))).isEmpty();
        assertThat(documents.claim(List.of(document.id()), millbrook.cysOwn.id(), customer(millbrook.cy.id()))).isEmpty();
        assertThat(documents.claim(List.of(document.id()), millbrook.adas.id(), ada)).hasSize(1);
    }

    @Test
    void an_agency_opens_no_document() {
        SentDocument document = kept(SampleFiles.picture("png"));
        assertThat(documents.open(document.id(), Actor.atWorkplace(Actor.Workplace.AGENCY, "lena", "desk"))).isEmpty();
    }

    @Test
    void every_access_is_audited_including_refused_ones() {
        AccountId account = millbrook.adas.id();
        SentDocument document = kept("k", SampleFiles.picture("png"), DocumentOwner.of(account), customer(millbrook.ada.id()));
        documents.open(document.id(), customer(millbrook.ada.id()));
        documents.list(List.of(document.id()), SAM);
        assertThat(millbrook.audit.listByAccount(account, 10)).extracting(entry -> entry.did().split(" ")[0])
                .startsWith("paper-listed", "paper-opened", "paper-kept");
        documents.open(document.id(), customer(millbrook.cy.id()));
        assertThat(millbrook.audit.listByAccount(account, 1)).extracting(entry -> entry.did().split(" ")[0])
                .containsExactly("paper-refused");
    }

    @Test
    void the_number_of_documents_per_origin_and_day_is_limited() {
        for (int i = 0; i < SentDocumentsForTests.LIMITS.mostADay(); i++) {
            kept("k" + i, SampleFiles.picture("png"), DocumentOwner.UNKNOWN, STRANGER);
        }
        assertThat(reason(SampleFiles.picture("png"))).isEqualTo(DocumentRefusalReason.TOO_MANY);
        assertThat(kept("k0", SampleFiles.picture("png"), DocumentOwner.UNKNOWN, STRANGER)).as("a repeated upload is accepted").isNotNull();
        assertThat(kept("s", SampleFiles.picture("png"), DocumentOwner.UNKNOWN, SAM)).isNotNull();
        assertThat(kept("a", SampleFiles.picture("png"), DocumentOwner.of(millbrook.ada.id()), STRANGER))
                .as("a verified customer at the same origin").isNotNull();
        millbrook.clock.advance(Duration.ofHours(25));
        assertThat(kept(SampleFiles.picture("png"))).isNotNull();
    }

    @Test
    void documents_are_deleted_after_retention_and_claimed_ones_later() {
        SentDocument unclaimed = kept("a", SampleFiles.picture("png", 400), DocumentOwner.UNKNOWN, STRANGER);
        SentDocument proof = kept("b", SampleFiles.picture("png"), DocumentOwner.UNKNOWN, STRANGER);
        documents.claim(List.of(proof.id()), millbrook.adas.id(), SAM);
        var retentionJob = new SentDocumentRetentionJob(repository, millbrook.clock);
        millbrook.clock.advance(Duration.ofDays(29));
        assertThat(retentionJob.deleteExpired()).isZero();
        assertThat(documents.open(unclaimed.id(), SAM)).isPresent();
        millbrook.clock.advance(Duration.ofDays(2));
        assertThat(documents.open(unclaimed.id(), SAM)).as("hidden before the job runs").isEmpty();
        assertThat(documents.list(List.of(unclaimed.id()), SAM)).isEmpty();
        assertThat(documents.claim(List.of(unclaimed.id()), millbrook.adas.id(), SAM)).isEmpty();
        millbrook.clock.advance(Duration.ofDays(38));
        assertThat(retentionJob.deleteExpired()).isEqualTo(1);
        assertThat(documents.open(proof.id(), SAM)).isPresent();
        millbrook.clock.advance(Duration.ofDays(3 * 366));
        assertThat(retentionJob.deleteExpired()).isEqualTo(1);
    }

    @Test
    void document_ids_are_parsed_from_an_answer_and_other_text_is_ignored() {
        SentDocumentId one = SentDocumentId.create();
        SentDocumentId two = SentDocumentId.create();
        assertThat(SentDocumentId.parseAll(" " + one + "  " + two + " " + one + " paper_!! hello")).containsExactly(one, two);
        assertThat(SentDocumentId.parseAll("")).isEmpty();
    }
}
