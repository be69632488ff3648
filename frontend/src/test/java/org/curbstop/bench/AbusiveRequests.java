package org.curbstop.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import org.curbstop.documents.SampleFiles;
import org.curbstop.notices.TwilioAccount;
import org.curbstop.pages.flow.FlowPage;

/** For each public endpoint, a plain request and the most expensive requests known. */
final class AbusiveRequests {

    /** Length of a query or header that the server still accepts. */
    private static final int QUERY = 6_000;
    private static final int LONG = 100_000;
    private static final int FILE = 8_000_000;
    /** Side in pixels of a typical phone photo of 2.4 MB. */
    private static final int USUAL_SIDE = 2_000;
    private static final Pattern FIRST_FIELD = Pattern.compile("name=\"(answer\\.[\\w.-]+)\"");
    private static final List<String> FLOWS = Arrays.stream(FlowPage.values()).filter(page -> page != FlowPage.SEND).map(FlowPage::path)
            .toList();
    private static final String API_FORMS = "/api/v1/imports/balances /api/v1/imports/1/undo /api/v1/meter-events "
            + "/api/v1/outage-system/outages /api/v1/postings/acknowledgements";
    private static final String PAGES = """
            / /service /contact /accessibility /chat /outage/map /streets.geojson /outages.geojson /style.css /utility.css /tokens.css
            /logo.svg /letter.css /letters/bill_ready /letters/bill_ready.pdf /papers/paper_0000000000 /pay/with/AAAAAAAAAAAAAAAA
            /pay/deposit/AAAAAAAAAAAAAAAA /receipt/AAAAAAAAAAAAAAAA /open311/v2/services.json /open311/v2/services/power-outage.xml
            /open311/v2/requests.xml /open311/v2/requests/report_0000000000.json /open311/v2/discovery.xml
            /open311/v2/tokens/report_0000000000.json /odin/outages.xml /verify?code=AAAAAA /language/es?back=/pay /robots.txt
            /error /nothing-here /storm?to=/my/bills /my /staff /staff/outages.geojson /logout
            /oauth2/authorization/curbstop /login/oauth2/code/curbstop?code=a&state=b
            /actuator/health /scripts/chat.js /webjars/leaflet/leaflet.js /VAADIN/build/none.js /send-photo
            /api/v1/openapi.yaml /api/v1/postings /api/v1/accounts/100200302 /api/v1/cases /api/v1/imports /api/v1/imports/1
            /api/v1/imports/1/rejects /api/v1/accounts/100200302/contacts /api/v1/orders /api/v1/outages /api/v1/payments""";
    private static final String SIGNED = """
            /twilio/voice /twilio/voice/turn /twilio/voice/card /twilio/voice/again /twilio/voice/dialed /twilio/voice/emergency
            /twilio/voice/fallback /twilio/voice/status /twilio/voice/notice /twilio/voice/notice/code
            /twilio/voice/notice/stop /twilio/voice/notice/ended
            /twilio/status""";

    private final String home;
    private final HttpClient client;

    AbusiveRequests(String home, HttpClient client) {
        this.home = home;
        this.client = client;
    }

    interface Made {
        HttpRequest.Builder request(int number);
    }

    /** @param name method and path, and the purpose if a path is listed twice */
    record Endpoint(String name, Made plain, Map<String, Made> dear) {}

    List<Endpoint> endpoints() throws IOException, InterruptedException {
        List<Endpoint> all = new ArrayList<>();
        all.add(geoReport("json"));
        all.add(words("/chat", "words", "I want to pay my bill"));
        all.addAll(webhooks());
        for (String path : (PAGES + " " + String.join(" ", FLOWS)).split("\\s+")) {
            all.add(page(path));
        }
        for (String path : FLOWS) {
            all.add(words(path, firstField(path), "no"));
        }
        all.add(geoReport("xml"));
        all.add(backChannel());
        for (String path : API_FORMS.split(" ")) {
            all.add(restInterface(path));
        }
        String message = "/my?v-r=uidl&v-uiId=0";
        all.add(new Endpoint("POST /my", i -> json(message, "{}"),
                Map.of("deep", i -> json(message, "[".repeat(LONG)), "large", i -> json(message, "x".repeat(FILE)))));
        all.add(uploads()); // last, because every later measurement reads what they store
        return all;
    }

    private Endpoint words(String path, String field, String plain) {
        return new Endpoint("POST " + path, i -> form(path, Map.of(field, plain)), texts(text -> form(path, Map.of(field, text)), path));
    }

    private Endpoint backChannel() {
        String path = "/logout/connect/back-channel/curbstop";
        String deep = base64("[".repeat(LONG)) + "." + base64("{\"a\":".repeat(LONG)) + ".c";
        return new Endpoint("POST " + path, i -> form(path, Map.of("logout_token", "a.b.c")), Map.of(
                "a deep token", i -> form(path, Map.of("logout_token", deep)),
                "many dots", i -> form(path, Map.of("logout_token", "a.".repeat(LONG)))));
    }

    /** The token is verified before the body is read. */
    private Endpoint restInterface(String path) {
        String deep = base64("[".repeat(QUERY / 2)) + "." + base64("{\"a\":".repeat(QUERY / 10)) + ".c";
        String unknownKey = base64("{\"alg\":\"RS256\",\"kid\":\"x\"}") + "." + base64("{\"sub\":\"x\"}") + "." + "c".repeat(342);
        return new Endpoint("POST " + path, i -> form(path, Map.of()).header("Authorization", "Bearer a.b.c"), Map.of(
                "a deep token", i -> form(path, Map.of()).header("Authorization", "Bearer " + deep),
                "a key that is not known", i -> form(path, Map.of()).header("Authorization", "Bearer " + unknownKey),
                "many dots", i -> form(path, Map.of()).header("Authorization", "Bearer " + "a.".repeat(QUERY / 2)),
                "8 MB without a token", i -> form(path, Map.of("a", "x".repeat(FILE)))));
    }

    private static String many(int count, String between, IntFunction<String> each) {
        return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining(between));
    }

    private static Map<String, String> fields(int count, String prefix, String value) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(n -> prefix + n, n -> value));
    }

    private Endpoint page(String path) {
        String more = path.contains("?") ? "&" : "?";
        Map<String, Made> dear = new LinkedHashMap<>();
        dear.put("a long query", i -> get(path + more + "turn=" + "x".repeat(QUERY)));
        dear.put("many parameters", i -> get(path + more + many(900, "&", n -> "a" + n + "=")));
        dear.put("one parameter many times", i -> get(path + more + "lang=es&".repeat(QUERY / 8)));
        dear.put("many cookies", i -> get(path).header("Cookie", many(400, "; ", n -> "talk-" + n + "=a")));
        String languages = many(600, ",", n -> "a" + (char) ('a' + n % 26) + ";q=0." + n % 10);
        dear.put("many languages", i -> get(path).header("Accept-Language", languages));
        dear.put("many kinds", i -> get(path).header("Accept", many(600, ",", n -> "a/b" + n)));
        dear.put("many ranges", i -> get(path).header("Range", "bytes=" + many(600, ",", n -> n + "-")));
        dear.put("many names of files", i -> get(path).header("If-None-Match", "\"a\",".repeat(QUERY / 4)));
        dear.put("packed", i -> get(path).header("Accept-Encoding", "gzip"));
        if (path.contains("requests.xml")) {
            dear.put("many ids", i -> get(path + "?service_request_id=" + many(400, ",", n -> "report_" + i + n)));
            dear.put("many codes", i -> get(path + "?status=open,&service_code=" + "a,".repeat(QUERY / 2)));
        } else if (path.startsWith("/verify")) {
            dear.put("a long code", i -> get("/verify?code=" + "verify%20".repeat(QUERY / 9)));
            dear.put("guesses", i -> get("/verify?code=" + "%06d".formatted(i)));
        } else if (path.startsWith("/language")) {
            dear.put("a deep way back", i -> get("/language/es?back=" + "/a".repeat(QUERY / 2) + "!"));
        }
        return new Endpoint("GET " + path, i -> get(path), dear);
    }

    private interface WithText {
        HttpRequest.Builder request(String text);
    }

    /** Texts that are hard for the parsers of words, numbers and addresses, and forms that are hard for form parsers. */
    private Map<String, Made> texts(WithText one, String path) {
        Map<String, Made> dear = new LinkedHashMap<>();
        List.of("no power at 12 Alder St ", "7", "4242 ", "a\u0301", " ", "\u202E\u0627", "<script>", "1,", "december first ",
                "\uD83D\uDCA7").forEach(text -> {
            dear.put("100,000 characters of " + text.strip(), i -> one.request(text.repeat(LONG / text.length())));
            dear.put("1,000 characters of " + text.strip(), i -> one.request(text.repeat(1_000 / text.length())));
        });
        dear.put("many fields", i -> form(path, fields(900, "answer.a", "x".repeat(100))));
        dear.put("many parts", i -> parts(path, List.of(many(45, "", n -> part("answer.a" + n, "", "x".repeat(2_000))))));
        dear.put("too many parts", i -> parts(path, List.of(many(20_000, "", n -> part("a" + n, "", "x")))));
        dear.put("2 MB of a form", i -> form(path, Map.of("a", "%".repeat(700_000))));
        return dear;
    }

    private Endpoint geoReport(String format) {
        String path = "/open311/v2/requests." + format;
        return new Endpoint("POST " + path, i -> report(path, i % 90 + " Alder St", "dark"),
                texts(text -> report(path, cut(text, 500), cut(text, 4_000)), path));
    }

    private HttpRequest.Builder report(String path, String address, String description) {
        return form(path, Map.of("service_code", "power-outage", "address_string", address, "description", description));
    }

    private static String cut(String text, int most) {
        return text.substring(0, Math.min(most, text.length()));
    }

    private Endpoint uploads() {
        String photo = new String(SampleFiles.picture("jpg", USUAL_SIDE), StandardCharsets.ISO_8859_1);
        String end = "trailer<</Root 1 0 R>>\n%";
        Map<String, Made> dear = new LinkedHashMap<>();
        for (String token : List.of("/ObjStm ", "<<", "[", "1 0 obj\n", "stream\r\nx\u009c", "xref\n0 1\n", "(", "%%EOF\n", "5 0 R ",
                "/#41")) {
            dear.put("8 MB of " + token.strip().replaceAll("\\s+", " "), i -> document(token.repeat(FILE / token.length()) + i));
        }
        dear.put("many objects", i -> document(many(190_000, "", n -> (n + 1) + " 0 obj<</A " + (n + 2) + " 0 R>>endobj\n") + end + i));
        String packed = " 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>stream\n" + zeros() + "\nendstream\nendobj\n";
        dear.put("zeros packed", i -> document(many(6, "", n -> (n + 1) + packed) + end + i));
        dear.put("many values", i -> document("1 0 obj[" + "1 ".repeat(FILE / 2 - 100) + "]endobj\n" + end + i));
        dear.put("many strings", i -> document("1 0 obj[" + "()".repeat(FILE / 2 - 100) + "]endobj\n" + end + i));
        dear.put("five photos", i -> files(n -> photo + i + n));
        String picture = " 0 obj<</Subtype/Image/Filter/FlateDecode>>stream\n" + zeros() + "\nendstream\nendobj\n";
        String pictures = "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
                + many(3, "", n -> (n + 3) + picture) + end;
        dear.put("five documents that unpack to 93 MB", i -> files(n -> pictures + i + n + "\n%%EOF\n"));
        dear.put("many parts of a photo", i -> file("\u00FF\u00D8" + "\u00FF\u00E1\0\2".repeat(FILE / 4) + i));
        return new Endpoint("POST /send-photo", i -> file(photo + i), dear);
    }

    private HttpRequest.Builder document(String content) {
        return file("%PDF-1.7\n" + content + "\n%%EOF\n");
    }

    private static String zeros() {
        var out = new ByteArrayOutputStream();
        try (var packed = new DeflaterOutputStream(out)) {
            packed.write(new byte[31 * 1024 * 1024]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private List<Endpoint> webhooks() {
        List<Endpoint> all = new ArrayList<>();
        String words = "no power at 12 Alder St ";
        for (String path : SIGNED.split("\\s+")) {
            all.add(new Endpoint("POST " + path, i -> call(path, i, "I want to pay my bill"), Map.of(
                    "60 KB of words", i -> call(path, i, words.repeat(2_500)),
                    "1,000 digits", i -> call(path, i, "7".repeat(1_000)),
                    "1,000 characters", i -> call(path, i, words.repeat(41)),
                    "unsigned", i -> form(path, Map.of("SpeechResult", "x".repeat(LONG))),
                    "unsigned, many fields", i -> form(path, fields(900, "a", "x")))));
        }
        all.add(new Endpoint("POST /twilio/text", i -> text(i, "OUT"), Map.of(
                "1,600 characters", i -> text(i, words.repeat(66)), "1,000 digits", i -> text(i, "7".repeat(1_000)),
                "60 KB", i -> text(i, "x ".repeat(30_000)))));
        all.add(new Endpoint("POST /stripe/events", i -> event("{}", "t=1,v1=a"), Map.of(
                "deep", i -> event("[".repeat(LONG), "t=1,v1=a"),
                "large", i -> event("x".repeat(FILE), "t=1,v1=a"),
                "just not too large", i -> event("x".repeat(250_000), "t=1,v1=a"),
                "many signatures", i -> event("x".repeat(LONG), "t=1" + ",v1=a".repeat(1_000)))));
        return all;
    }

    private HttpRequest.Builder event(String body, String signature) {
        return json("/stripe/events", body).header("Stripe-Signature", signature);
    }

    private HttpRequest.Builder call(String path, int number, String words) {
        return signed(path, Map.of("CallSid", "CA" + "%032d".formatted(number), "From", "+15035550106", "To", "+15035550199",
                "SpeechResult", words, "Confidence", "0.9", "CallStatus", "in-progress"));
    }

    private HttpRequest.Builder text(int number, String body) {
        String from = "+1503555" + (1000 + number % 9000);
        return signed("/twilio/text", Map.of("MessageSid", "SM-abuse-" + number, "From", from, "To", "+15035550199", "Body", body));
    }

    private HttpRequest.Builder signed(String path, Map<String, String> form) {
        return form(path, form).header("X-Twilio-Signature", TwilioTestSignature.of(TwilioAccount.SANDBOX_TOKEN, home + path, form));
    }

    private String firstField(String path) throws IOException, InterruptedException {
        String page = client.send(get(path).build(), BodyHandlers.ofString()).body();
        var field = FIRST_FIELD.matcher(page);
        return field.find() ? field.group(1) : "answer.none";
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(URI.create(home + path));
    }

    private HttpRequest.Builder form(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream().map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(),
                StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return get(path).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder json(String path, String body) {
        return get(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder file(String content) {
        return parts("/send-photo", List.of(part("photo", "a.pdf", content)));
    }

    /** Sends the maximum number of files for one request. */
    private HttpRequest.Builder files(IntFunction<String> content) {
        return parts("/send-photo", IntStream.range(0, 5).mapToObj(n -> part("photo", "a.pdf", content.apply(n))).toList());
    }

    private static String part(String name, String file, String content) {
        return "------abuse\r\nContent-Disposition: form-data; name=\"" + name + "\"" + (file.isEmpty() ? "" : "; filename=\"" + file
                + "\"\r\nContent-Type: application/pdf")
                + "\r\n\r\n" + content + "\r\n";
    }

    private HttpRequest.Builder parts(String path, List<String> parts) {
        return get(path).header("Content-Type", "multipart/form-data; boundary=----abuse")
                .POST(BodyPublishers.ofString(String.join("", parts) + "------abuse--\r\n", StandardCharsets.ISO_8859_1));
    }
}
