package org.curbstop.sandbox.millbrook;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.Person;
import org.curbstop.common.PhoneNumber;
import org.curbstop.sandbox.SandboxPage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

/**
 * Generates an account file of any size, as a customer information system would export it, for {@code ./curbstop import accounts}. The rows
 * are the same every time.
 */
@RestController
@Profile("!production")
class SampleAccountFileController {

    private static final int MAX_ROWS = 5_000_000;

    private final JsonMapper json;

    SampleAccountFileController(JsonMapper json) {
        this.json = json;
    }

    /** @param form {@code csv} or {@code ndjson} */
    @GetMapping("/sandbox/accounts.{form:csv|ndjson}")
    ResponseEntity<StreamingResponseBody> accounts(@PathVariable String form, @RequestParam(defaultValue = "1000") int accounts) {
        int rows = Math.clamp(accounts, 1, MAX_ROWS);
        boolean csv = form.equals("csv");
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"millbrook-" + rows + "." + form + "\"")
                .contentType(new MediaType(MediaType.parseMediaType(csv ? "text/csv" : "application/x-ndjson"), StandardCharsets.UTF_8))
                .body(out -> write(out, rows, csv));
    }

    void write(OutputStream out, int rows, boolean csv) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        for (int i = 0; i < rows; i++) {
            Map<String, String> row = row(GeneratedHouseholds.household(i));
            if (csv && i == 0) {
                writer.write(String.join(",", row.keySet()) + "\n");
            }
            writer.write((csv ? row.values().stream().map(SampleAccountFileController::quoted).collect(Collectors.joining(","))
                    : json.writeValueAsString(row)) + "\n");
        }
        writer.flush();
    }

    /** Returns a row with the columns of docs/import.md. */
    static Map<String, String> row(GeneratedHouseholds.GeneratedHousehold household) {
        SampleAccount customer = household.customer();
        Person person = household.person();
        Address address = customer.premise().address();
        var row = new LinkedHashMap<String, String>();
        row.put("account_number", customer.number());
        row.put("name", person.name());
        row.put("phone", person.phone().map(PhoneNumber::e164).orElse(""));
        row.put("phone_can_text", person.contacts().stream().anyMatch(Contact::mayText) ? "yes" : "no");
        row.put("email", person.email().map(Contact::value).orElse(""));
        row.put("language", person.language().tag());
        row.put("paperless", person.paperless() ? "yes" : "no");
        row.put("service_line1", address.line1());
        row.put("service_city", address.city());
        row.put("service_state", address.state());
        row.put("service_zip", address.zip().value());
        row.put("feeder", customer.premise().feeder().orElse(""));
        row.put("pressure_zone", customer.premise().pressureZone().orElse(""));
        row.put("latitude", customer.premise().point().map(p -> String.format(Locale.ROOT, "%.6f", p.latitude())).orElse(""));
        row.put("longitude", customer.premise().point().map(p -> String.format(Locale.ROOT, "%.6f", p.longitude())).orElse(""));
        row.put("customer_class", customer.customerClass().name().toLowerCase(Locale.ROOT));
        row.put("opened", SampleTownLoader.SINCE.toString());
        row.put("services", SampleTownLoader.account(customer).agreements().stream()
                .map(a -> a.service().name().toLowerCase(Locale.ROOT).replace('_', '-') + ":" + a.rate()
                        + a.meter().map(m -> ":" + m).orElse("")
                        + a.terms().entrySet().stream().map(t -> ";" + t.getKey() + "=" + t.getValue()).collect(Collectors.joining()))
                .collect(Collectors.joining("|")));
        return row;
    }

    private static String quoted(String value) {
        return value.matches(".*[\",\r\n].*") ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }

    @Bean
    static SandboxPage accountFileSandboxPage() {
        return new SandboxPage("Accounts to import", "/sandbox/accounts.csv?accounts=10000",
                "A file of made-up accounts, as large as you like, for ./curbstop import (also accounts.ndjson)", 80);
    }
}
