package org.curbstop.sandbox.stripe;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.curbstop.store.TestStore;

/** Finds possible card numbers: 13 to 19 digits, spaced or not, with a valid check digit and the first digit of a card network. */
public final class CardNumberScan {

    private static final Pattern RUN = Pattern.compile("(?<![\\dA-Za-z_.])[3-6]\\d{3}(?:[ -]?\\d){9,15}(?![\\dA-Za-z])");

    private CardNumberScan() {}

    public static List<String> in(String text) {
        List<String> found = new ArrayList<>();
        Matcher run = RUN.matcher(text);
        while (run.find()) {
            String digits = run.group().replaceAll("[ -]", "");
            if (luhn(digits)) {
                found.add(run.group());
            }
        }
        return found;
    }

    /** Scans every document of every collection. */
    public static List<String> inStore(TestStore store) {
        List<String> found = new ArrayList<>();
        try (MongoClient client = MongoClients.create(store.uri())) {
            var database = client.getDatabase(store.uri().replaceAll(".*/([^/?]+)(\\?.*)?$", "$1"));
            for (String name : database.listCollectionNames()) {
                for (Document document : database.getCollection(name).find()) {
                    found.addAll(in(document.toJson().replaceAll("\\{\"\\$(date|numberLong)\": \"?[^}]*}", "")));
                }
            }
        }
        return found;
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}
