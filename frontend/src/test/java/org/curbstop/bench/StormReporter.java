package org.curbstop.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.curbstop.notices.TwilioAccount;

/** Household that reports its outage on one channel, and retries until the report is confirmed. */
public final class StormReporter {

    public enum ReportChannel { TEXT, PHONE, PAGE, GEOREPORT }

    private static final Pattern ACTION = Pattern.compile("<(?:Gather|Redirect)[^>]*?(?:action=\"([^\"]+)\"[^>]*>|>([^<]+)</Redirect>)");
    private static final int MAX_TURNS = 10;
    private static final int MAX_TRIES = 200;
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final HttpClient http;
    private final Supplier<String> home;
    private final ReportChannel channel;
    private final String street;
    private final String phone;
    private final String origin;
    private String last = "";

    /** @param home current address of the application */
    public StormReporter(HttpClient http, Supplier<String> home, ReportChannel channel, String street, int number) {
        this.http = http;
        this.home = home;
        this.channel = channel;
        this.street = street;
        this.phone = "+1503%07d".formatted(5_560_000 + number);
        this.origin = "198.%d.%d.%d".formatted(18 + number / 62_500 % 2, number / 250 % 250, 1 + number % 250);
    }

    public String street() {
        return street;
    }

    public String phone() {
        return phone;
    }

    public ReportChannel channel() {
        return channel;
    }

    /** @return the number of tries */
    public int report() throws InterruptedException {
        for (int tries = 1; tries <= MAX_TRIES; tries++) {
            try {
                boolean thanked = switch (channel) {
                    case TEXT -> byText();
                    case PHONE -> byPhone();
                    case PAGE -> byPage();
                    case GEOREPORT -> byGeoReport();
                };
                if (thanked) {
                    return tries;
                }
            } catch (IOException nobodyThere) {
                last = String.valueOf(nobodyThere);
            }
            Thread.sleep(PAUSE);
        }
        throw new AssertionError(channel + " " + street + " was never thanked: " + last);
    }

    private boolean byText() throws IOException, InterruptedException {
        String question = text("OUT " + street);
        return question.contains(street) && text("yes").contains("Thank you");
    }

    private String text(String body) throws IOException, InterruptedException {
        String address = home.get() + "/twilio/text";
        return signed(address, Map.of("MessageSid", "SM" + UUID.randomUUID().toString().replace("-", ""), "AccountSid",
                "AC00000000000000000000000000000000", "From", phone, "To", "+15035550199", "Body", body, "NumMedia", "0"));
    }

    private boolean byPhone() throws IOException, InterruptedException {
        String call = "CA" + UUID.randomUUID().toString().replace("-", "");
        String url = home.get() + "/twilio/voice";
        String twiml = voice(url, call, Map.of());
        String answer = "my power is out";
        for (int turn = 0; turn < MAX_TURNS; turn++) {
            Matcher action = ACTION.matcher(twiml);
            if (!action.find()) {
                return false;
            }
            String next = action.group(1) != null ? action.group(1) : action.group(2);
            url = URI.create(url).resolve(next.replace("&amp;", "&")).toString();
            twiml = voice(url, call, Map.of("SpeechResult", answer, "Confidence", "0.93"));
            if (twiml.contains("Thank you.")) {
                return true;
            }
            answer = twiml.contains("any danger") ? "no" : twiml.contains("Where is it") ? street
                    : twiml.contains("text") ? "no thank you" : "yes";
        }
        return false;
    }

    private String voice(String url, String call, Map<String, String> more) throws IOException, InterruptedException {
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "CallSid", call, "AccountSid", "AC00000000000000000000000000000000", "From", phone, "To", "+15035550199",
                "CallStatus", "in-progress", "Direction", "inbound", "ApiVersion", "2010-04-01"));
        form.putAll(more);
        return signed(url, form);
    }

    private boolean byPage() throws IOException, InterruptedException {
        String page = send(HttpRequest.newBuilder(URI.create(home.get() + "/outage")).header("Accept", "text/html").GET());
        for (int turn = 0; turn < MAX_TURNS && !page.contains("class=\"done\""); turn++) {
            var form = new LinkedHashMap<String, String>();
            if (page.contains("value=\"yes\"")) {
                form.put(first(page, "name=\"([^\"]+)\" value=\"yes\""), "yes");
            } else {
                form.putAll(page.contains("answer.hazard") ? Map.of("answer.hazard", "none")
                        : page.contains("answer.service") ? Map.of("answer.service", "electric")
                        : page.contains("answer.place") ? Map.of("answer.place", street) : Map.of("answer.phone", ""));
            }
            form.put("turn", first(page, "name=\"turn\" value=\"([^\"]+)\""));
            form.put("talk", first(page, "name=\"talk\" value=\"([^\"]+)\""));
            page = send(form(home.get() + "/outage", form).header("Accept", "text/html"));
        }
        last = page.replaceAll("(?s)<head.*?</head>|<[^>]*>|\\s+", " ");
        return page.contains("class=\"done\"");
    }

    private static String first(String page, String pattern) throws IOException {
        Matcher found = Pattern.compile(pattern).matcher(page);
        if (!found.find()) {
            throw new IOException("no " + pattern);
        }
        return found.group(1);
    }

    private boolean byGeoReport() throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(form(home.get() + "/open311/v2/requests.json",
                Map.of("service_code", "power-outage", "address_string", street + ", Millbrook, OR 97999")).build(),
                HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() == 201;
    }

    private String signed(String url, Map<String, String> form) throws IOException, InterruptedException {
        return send(form(url, form).header("X-Twilio-Signature",
                TwilioTestSignature.of(TwilioAccount.SANDBOX_TOKEN, url, new TreeMap<>(form))));
    }

    private HttpRequest.Builder form(String url, Map<String, String> form) {
        return HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-For", origin).timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("answered " + answer.statusCode());
        }
        return answer.body();
    }
}
