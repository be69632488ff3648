package org.curbstop.utility;

import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Language;

/**
 * The one utility that this installation serves, as its file {@code utility.yaml} says. Code names no utility.
 *
 * @param logo class path or file of an SVG or PNG, as given
 * @param policies name of the policy pack
 * @param responses by when disputes of bills and complaints are answered
 * @param area where reports by coordinates are taken from; empty: none opens an outage before staff have confirmed it
 * @param stormHouseholds how many households without service begin storm mode; empty: only staff begin it
 * @param stormAreas parts of town that may get a storm message of their own, of which a place lies in the first that covers it
 * @param address where letters go; its state is that of every service address without one
 * @param cis how far its customer information system is relied on; empty: it keeps no books elsewhere, Curbstop makes the bills
 * @param landmarks places that everybody knows by a name
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

    /** The language spoken where nobody has chosen one: the first of the list. */
    public Language language() {
        return languages.getFirst();
    }

    public boolean supplies(ServiceType service) {
        return services.contains(service);
    }
}
