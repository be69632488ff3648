package org.curbstop.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest(classes = PlainPagesTestApplication.class)
class PlainPagesTestApplicationTest {

    MockMvcTester browser;

    @BeforeEach
    void open(@Autowired WebApplicationContext pages) {
        browser = MockMvcTester.from(pages, mvc -> mvc.apply(SecurityMockMvcConfigurers.springSecurity()).build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/contact", "/accessibility"})
    void a_page_uses_the_browser_language_until_another_is_chosen(String path) {
        assertThat(browser.perform(get(path))).hasStatusOk().bodyText().contains("<html lang=\"en\"");
        assertThat(browser.perform(get(path).header("Accept-Language", "es-MX,es;q=0.9"))).bodyText().contains("<html lang=\"es\"");
        assertThat(browser.perform(get(path).header("Accept-Language", "es").cookie(new jakarta.servlet.http.Cookie("lang", "en"))))
                .bodyText().contains("<html lang=\"en\"");
    }

    @Test
    void choosing_a_language_returns_to_the_page_and_is_remembered() {
        var chosen = browser.perform(get("/language/es").param("back", "/contact"));
        assertThat(chosen).hasStatus(303).hasHeader("Location", "/contact");
        assertThat(chosen.getResponse().getHeader("Set-Cookie")).startsWith("lang=es").contains("HttpOnly").contains("SameSite=Lax");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)"})
    void a_language_link_never_redirects_to_another_site(String back) {
        assertThat(browser.perform(get("/language/es").param("back", back))).hasStatus(303).hasHeader("Location", "/");
    }

    @ParameterizedTest
    @CsvSource({"en, Enter the code: six letters and digits, We sent no message",
            "es, Escriba el código: seis letras y números, No enviamos"})
    void a_verification_without_a_code_is_answered_by_the_server(String language, String missing, String unknown) {
        for (String code : new String[] {"", "  ", "VERIFY"}) {
            assertThat(browser.perform(get("/verify").param("code", code).header("Accept-Language", language))).hasStatusOk().bodyText()
                    .contains(missing, "aria-invalid=\"true\"").doesNotContain(unknown);
        }
        assertThat(browser.perform(get("/verify").header("Accept-Language", language))).hasStatusOk().bodyText().doesNotContain(missing);
    }

    @Test
    void every_button_of_a_page_has_a_type() throws IOException {
        try (Stream<Path> pages = Files.walk(Path.of("src/main/resources/templates"))) {
            for (Path page : pages.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(page)).as(page.toString()).doesNotContainPattern("<button(?![^>]*\\btype=)");
            }
        }
    }

    @Test
    void no_page_has_inline_scripts_or_styles() {
        for (String path : new String[] {"/", "/contact", "/accessibility"}) {
            var page = browser.perform(get(path));
            assertThat(page.getResponse().getHeader("Content-Security-Policy")).contains("default-src 'none'").doesNotContain("unsafe");
            assertThat(page).bodyText().doesNotContain("<style", " style=", " onclick=", "<script>");
        }
    }

    @Test
    void pages_are_not_cacheable_and_listed_files_are() {
        for (String path : new String[] {"/", "/contact", "/pay", "/nowhere", "/receipt/x", "/language/es"}) {
            assertThat(browser.perform(get(path)).getResponse().getHeader("Cache-Control")).as(path).contains("no-store");
        }
        for (String path : new String[] {"/style.css", "/tokens.css", "/logo.svg", "/scripts/chat.js"}) {
            assertThat(browser.perform(get(path)).getResponse().getHeader("Cache-Control")).as(path).contains("public")
                    .doesNotContain("no-store");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded;charset=nonsense", "nonsense",
            "multipart/form-data;charset=utf-9;boundary=b", "text/"})
    void a_form_in_an_unknown_character_set_is_rejected(String type) {
        assertThat(browser.perform(post("/pay").header("Content-Type", type).content("a=1"))).hasStatus(415);
    }

    @Test
    void a_null_character_is_rejected_anywhere_in_a_request() {
        assertThat(browser.perform(post("/pay").param("answer.name", "a\0b"))).hasStatus(400);
        assertThat(browser.perform(get("/verify").param("code", "\0"))).hasStatus(400);
    }

    @Test
    void the_home_page_loads_at_most_forty_kibibytes() {
        int bytes = 0;
        for (String part : new String[] {"/", "/style.css", "/logo.svg"}) {
            bytes += browser.perform(get(part)).getResponse().getContentAsByteArray().length;
        }
        assertThat(bytes).isLessThan(40 * 1024);
    }

    @Test
    void the_map_loads_no_images_from_other_hosts() {
        assertThat(browser.perform(get("/streets.geojson"))).hasStatusOk().hasContentType("application/geo+json").bodyText()
                .contains("Alder St");
        assertThat(browser.perform(get("/outage/map")).getResponse().getHeader("Content-Security-Policy")).contains("img-src 'self';");
    }

    @Test
    void a_form_sent_by_another_site_is_refused() {
        assertThat(browser.perform(post("/pay").header("Sec-Fetch-Site", "cross-site"))).hasStatus(403);
        assertThat(browser.perform(post("/pay").header("Origin", "https://elsewhere.example").header("Host", "localhost"))).hasStatus(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/pay/else", "/admin", "/outages.geojson/x", "/receipt"})
    void unknown_paths_answer_404(String path) {
        assertThat(browser.perform(get(path))).hasStatus(404);
    }
}
