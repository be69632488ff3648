package org.curbstop.utility;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.Language;
import org.curbstop.common.yaml.YamlMapping;

/**
 * The utility that this installation serves, as configured in {@code utility.yaml}. No code names a utility.
 *
 * @param logo class path or file location of an SVG or PNG
 * @param policies name of the policy pack
 * @param responses deadlines for bill disputes and complaints
 * @param area area in which reports by coordinates are accepted; if empty, such a report opens no outage until staff confirm it
 * @param stormHouseholds number of households without service that starts storm mode; if empty, only staff start it
 * @param stormAreas areas with their own storm message; a place belongs to the first one that covers it
 * @param address mailing address; its state is the default for service addresses
 * @param cis how far its customer information system is relied on; if empty, Curbstop makes the bills and keeps the books
 * @param landmarks places known by name
 * @param centers warming and cooling centers
 */
public record Utility(
        String name,
        String shortName,
        Optional<String> logo,
        BrandColors colors,
        PhoneLines lines,
        OfficeHours hours,
        ZoneId zone,
        Currency currency,
        List<ServiceType> services,
        List<Language> languages,
        AccountNumberFormat accountNumbers,
        String policies,
        ConvenienceFees fees,
        MessageSenders senders,
        PaymentLimits limits,
        MailingAddress address,
        RetentionPeriods retention,
        CustomerResponses responses,
        Optional<ServiceArea> area,
        OutageBaseMap map,
        Optional<LeakCredit> leakCredit,
        Optional<Integer> stormHouseholds,
        List<StormArea> stormAreas,
        Optional<CisAgreement> cis,
        Landmarks landmarks,
        List<CommunityCenter> centers) {

    public Utility {
        services = List.copyOf(services);
        stormAreas = List.copyOf(stormAreas);
        languages = List.copyOf(languages);
        centers = List.copyOf(centers);
    }

    /** Returns the default language: the first of the list. */
    public Language language() {
        return languages.getFirst();
    }

    /** Returns {@code wanted} if the utility has texts in it, otherwise the default language. */
    public Language languageOrDefault(Language wanted) {
        return languages.contains(wanted) ? wanted : language();
    }

    public boolean supplies(ServiceType service) {
        return services.contains(service);
    }

    /**
     * A warming or cooling center, where people without service can go.
     *
     * @param names name in each language
     * @param hours when it is open, in words of each language
     */
    public record CommunityCenter(Map<Language, String> names, String address, Map<Language, String> hours, Set<Kind> kinds) {

        /** What it offers. */
        public enum Kind { WARMING, COOLING }

        private static final String A_KIND = "warming, cooling or both";
        private static final int MAX_CENTERS = 20;

        public CommunityCenter {
            names = Map.copyOf(names);
            hours = Map.copyOf(hours);
            kinds = Set.copyOf(kinds);
        }

        static List<CommunityCenter> read(YamlMapping centers, List<Language> languages) {
            var all = new ArrayList<CommunityCenter>();
            centers.entries().forEach((key, center) -> {
                Set<Kind> kinds = EnumSet.noneOf(Kind.class);
                for (String kind : center.texts("kinds")) {
                    switch (kind) {
                        case "warming" -> kinds.add(Kind.WARMING);
                        case "cooling" -> kinds.add(Kind.COOLING);
                        default -> center.addError("kinds", A_KIND);
                    }
                }
                String address = center.text("address");
                if (kinds.isEmpty()) {
                    center.addError("kinds", A_KIND);
                }
                if (address.isBlank()) {
                    center.addError("address", "a house number and street");
                }
                all.add(new CommunityCenter(words(center.mapping("name"), languages), address, words(center.mapping("hours"), languages),
                        kinds));
            });
            if (all.size() > MAX_CENTERS) {
                centers.addError("", "at most " + MAX_CENTERS + " centers");
            }
            return all;
        }

        private static Map<Language, String> words(YamlMapping mapping, List<Language> languages) {
            Map<Language, String> words = new LinkedHashMap<>();
            languages.forEach(language -> words.put(language, mapping.text(language.tag())));
            return words;
        }

        /** Returns what it offers, for words: the name of a kind, or {@code BOTH}. */
        public String offer() {
            return kinds.size() > 1 ? "BOTH" : kinds.iterator().next().name();
        }

        /** Returns name, address and hours: "Millbrook Public Library, 200 Park Ave (daily, 9 a.m. to 8 p.m.)". */
        public String oneLine(Language language) {
            return names.getOrDefault(language, "") + ", " + address + " (" + hours.getOrDefault(language, "") + ")";
        }
    }
}
