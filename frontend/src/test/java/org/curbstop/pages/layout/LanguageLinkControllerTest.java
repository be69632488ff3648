package org.curbstop.pages.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageLinkControllerTest {

    private static final URI US = URI.create("https://millbrook.example/language/es");

    /** Parts of URLs that look local but are not. */
    private static final List<String> PARTS = List.of(
            "/", "//", "\\", "..", ".", "...", "/..//", "%2f", "%2F", "%5c", "%252f", "%00", "\t", "\n", "\r", "\u0000", " ", "@", ":",
            "http:", "https://", "javascript:",
            "host.example", "pay", "my/bills", "?", "#", "&", "=", "\u2028", "\uff0f", "\u3002", "é", ";", "x=1", "?back=//host.example");

    @RepeatedTest(200)
    void no_back_link_leaves_our_site() {
        var random = new Random();
        for (int i = 0; i < 200; i++) {
            var back = new StringBuilder(random.nextBoolean() ? "/" : "");
            for (int parts = random.nextInt(6); parts >= 0; parts--) {
                back.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            String to = LanguageLinkController.localPathOrHome(back.toString());
            assertThat(to).as(back.toString()).startsWith("/").matches("[\\x21-\\x7e]+").doesNotContain("//", "\\", "/../", "/./");
            String path = to.replaceFirst("\\?.*", "");
            assertThat(path).doesNotContain("%");
            assertThat(US.resolve(to).normalize().getAuthority()).isEqualTo("millbrook.example");
            assertThat(US.resolve(to).normalize().getPath()).isEqualTo(path);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "/..//host.example", "/.//host.example", "/%2e%2e//host.example", "/..%2f/host.example", "/%2f/host.example",
            "/%5chost.example", "/pay//host.example", "/pay/..", "/.", "/pay/../..//x",
            "//host.example", "///host.example", "/\\host.example", "\\\\host.example", "/\thost", "/pay\n//x", "https://host.example",
            "javascript:alert(1)", "", "pay", "/pay#//x", "/pay;x"})
    void a_back_link_to_another_site_leads_home(String back) {
        assertThat(LanguageLinkController.localPathOrHome(back)).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "/", "/pay", "/outage/status", "/my", "/my/bills/bill_01m8j6y505", "/my/bills?account=acct_100200302",
            "/staff/accounts/acct_100200302/time", "/pay?turn=a_b-c%20d", "/letters/arr_0a.pdf", "/staff/"})
    void a_local_back_link_is_followed(String back) {
        assertThat(LanguageLinkController.localPathOrHome(back)).isEqualTo(back);
    }
}
