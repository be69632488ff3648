package org.curbstop.utility;

import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Language;

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
        Landmarks landmarks) {

    public Utility {
        services = List.copyOf(services);
        stormAreas = List.copyOf(stormAreas);
        languages = List.copyOf(languages);
    }

    /** Returns the default language: the first of the list. */
    public Language language() {
        return languages.getFirst();
    }

    public boolean supplies(ServiceType service) {
        return services.contains(service);
    }
}
