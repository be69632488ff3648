package org.curbstop.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.pages.flow.FlowPage;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Reads every plain page, and goes through each flow page and the chat with random answers. */
final class PseudoLanguagePages {

    private static final int VISITORS = 3;
    private static final int ANSWERS = 9;
    private static final List<String> TYPED = List.of("100200302", "97999", "12 Alder St", "5035550101", "2030", "25", "Robin Vale",
            "2026-12-04", "it began on monday", "mmm brrr", "");
    private static final List<String> CHATTED = List.of("pay my bill", "my power is out", "when will the power be back", "what do I owe",
            "I want more time to pay", "start service", "stop service", "I am moving", "help paying", "I smell gas", "help");

    private final String root;
    private final BiConsumer<String, Stream<String>> shown;

    /** @param shown receives each path and all texts of its page */
    PseudoLanguagePages(String root, BiConsumer<String, Stream<String>> shown) {
        this.root = root;
        this.shown = shown;
    }

    void read() throws IOException, InterruptedException {
        for (String path : List.of("/", "/contact", "/accessibility", "/service", "/outage/map", "/storm", "/verify", "/verify?code=ABCDEF",
                "/receipt", "/no-such-page")) {
            get(HttpClient.newHttpClient(), path);
        }
        for (String path : Stream.concat(Stream.of("/chat"), Arrays.stream(FlowPage.values()).map(FlowPage::path)).toList()) {
            for (int seed = 0; seed < VISITORS; seed++) {
                visit(path, new Random(seed));
            }
        }
    }

    private void visit(String path, Random random) throws IOException, InterruptedException {
        try (HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            Document page = get(browser, path);
            for (int i = 0; i < ANSWERS && page.selectFirst("main form:has(.field)") != null; i++) {
                page = send(browser, path, HttpRequest.newBuilder().header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(answers(page.expectFirst("main form:has(.field)"), path, random))));
            }
        }
    }

    private static String answers(Element form, String path, Random random) {
        var fields = new ArrayList<String>();
        form.select("input[type=hidden]").forEach(field -> fields.add(field(field.attr("name"), field.val())));
        List<Element> choices = form.select("input[type=radio], input[type=checkbox], button[value]");
        if (!choices.isEmpty() && random.nextInt(6) > 0) {
            Element picked = pick(choices, random);
            fields.add(field(picked.attr("name"), picked.val()));
        } else {
            List<String> said = path.equals("/chat") && random.nextBoolean() ? CHATTED : TYPED;
            form.select("input:not([type=hidden], [type=radio], [type=checkbox], [type=file]), textarea")
                    .forEach(field -> fields.add(field(field.attr("name"), said(field.attr("name"), said, random))));
        }
        return String.join("&", fields);
    }

    /** Returns an answer for a field, mostly a valid one so that the flows continue. */
    private static String said(String field, List<String> said, Random random) {
        return random.nextInt(5) == 0 ? pick(said, random) : switch (field.replace("answer.", "")) {
            case "number", "account" -> "100200302";
            case "zip" -> "97999";
            case "place", "address" -> "12 Alder St";
            case "phone" -> "5035550101";
            case "amount" -> "25";
            case "name" -> "Robin Vale";
            default -> pick(said, random);
        };
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    private static String field(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private Document get(HttpClient browser, String path) throws IOException, InterruptedException {
        return send(browser, path, HttpRequest.newBuilder().GET());
    }

    private Document send(HttpClient browser, String path, HttpRequest.Builder request) throws IOException, InterruptedException {
        Document page = Jsoup.parse(browser.send(request.uri(URI.create(root + path)).header("Accept", "text/html")
                .header("Accept-Language", "en-US").build(), HttpResponse.BodyHandlers.ofString()).body());
        shown.accept(path, texts(page));
        return page;
    }

    static Stream<String> texts(Document page) {
        page.select("script, style, textarea").remove();
        // The heading of a confirmation is the first sentence of its message.
        page.select(".done:has(h1 ~ p)").forEach(done -> {
            String heading = done.expectFirst("h1").text();
            done.expectFirst("h1").remove();
            done.expectFirst("p").prependText(heading + ". ");
            page.title(page.title().replace(heading, ""));
        });
        Stream<String> attributes = Stream.of("placeholder", "aria-label", "title", "alt", "content")
                .flatMap(name -> page.select("[" + name + "]:not(meta:not([name=description]))").eachAttr(name).stream());
        Stream<String> chat = page.select("curbstop-chat").stream().flatMap(each -> each.attributes().asList().stream())
                .map(attribute -> attribute.getValue());
        // A sentence that contains links or numbers is one text.
        Stream<String> sentences = page.select("title, h1, h2, h3, p, li, legend, label, button, a, dt, dd, th, td, caption, summary, span")
                .stream().filter(each -> each.children().stream().noneMatch(Element::isBlock)).map(Element::text);
        Stream<String> rest = page.getAllElements().stream().filter(each -> each.children().stream().anyMatch(Element::isBlock))
                .flatMap(each -> each.textNodes().stream()).map(TextNode::text);
        return Stream.of(attributes, chat, sentences, rest).flatMap(each -> each).map(String::strip).filter(text -> !text.isEmpty())
                .collect(Collectors.toSet()).stream();
    }
}
