package org.curbstop.web.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import org.mockito.Mockito;
import tools.jackson.databind.json.JsonMapper;

class IndexPageSecurityListenerTest {

    private final VaadinResponse response = mock(VaadinResponse.class);

    @ParameterizedTest
    @ValueSource(strings = {
        "</script><script>window.ran=1</script>", "</ScRiPt ><img src=x onerror=window.ran=1>", "<!--<script>", "]]>--></script>",
                "a & b < c > d", "\u2028\u2029\"\\</"})
    void customer_text_cannot_end_the_script_and_arrives_unchanged(String text) {
        String html = shown(JsonMapper.shared().writeValueAsString(List.of(text)));
        Document read = Jsoup.parse(html);
        assertThat(read.getElementsByTag("script")).hasSize(3);
        assertThat(read.getElementsByTag("img")).isEmpty();
        String script = read.getElementsByTag("script").get(1).data();
        assertThat(script).doesNotContain("<", "\u2028");
        String json = script.substring(script.indexOf("TypeScript=") + "TypeScript=".length(), script.length() - 1);
        assertThat(JsonMapper.shared().readTree(json).get("initial").get(0).asString()).isEqualTo(text);
    }

    @Test
    void every_script_and_style_has_the_nonce_of_the_header() {
        Document read = Jsoup.parse(shown("[]"));
        ArgumentCaptor<String> policy = ArgumentCaptor.forClass(String.class);
        Mockito.verify(response).setHeader(Mockito.eq("Content-Security-Policy"), policy.capture());
        Matcher nonce = Pattern.compile("script-src 'nonce-([\\w-]{22})'").matcher(policy.getValue());
        assertThat(nonce.find()).isTrue();
        assertThat(read.select("script, style, link[rel=modulepreload]")).hasSize(5)
                .allSatisfy(each -> assertThat(each.attr("nonce")).isEqualTo(nonce.group(1)));
        assertThat(policy.getValue()).doesNotContain("unsafe-inline");
    }

    @Test
    void no_two_responses_have_the_same_nonce() {
        assertThat(Jsoup.parse(shown("[]")).getElementsByTag("script").first().attr("nonce"))
                .isNotEqualTo(Jsoup.parse(shown("[]")).getElementsByTag("script").first().attr("nonce"));
    }

    private String shown(String json) {
        Document page = Jsoup.parse(
                "<html style='color-scheme: light dark;'><head><style>a{}</style><link rel=modulepreload href=a.js><script type=module "
                        + "src=b.js></script></head></html>");
        page.head().prependElement("script")
                .appendChild(new DataNode("window.Vaadin = window.Vaadin || {};window.Vaadin.TypeScript= {\"initial\":" + json + "};"));
        new IndexPageSecurityListener().modifyIndexHtmlResponse(new IndexHtmlResponse(mock(VaadinRequest.class), response, page));
        return page.html();
    }
}
