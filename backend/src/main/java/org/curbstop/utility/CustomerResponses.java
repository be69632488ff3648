package org.curbstop.utility;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.yaml.YamlMapping;

/**
 * Deadlines for answering bill disputes and complaints, and the body that hears appeals.
 *
 * @param appealWorkdays workdays for which a disputed amount stays on hold after an answer that does not uphold all of it
 */
public record CustomerResponses(ResponseTime billDispute, ResponseTime complaint, int appealWorkdays, Optional<AppealBody> appeal) {

    static final CustomerResponses DEFAULT =
            new CustomerResponses(new ResponseTime(10, Optional.empty()), new ResponseTime(5, Optional.empty()), 10, Optional.empty());

    private static final int MAX_WORKDAYS = 90;

    /** @param source law or rule that sets it */
    public record ResponseTime(int workdays, Optional<String> source) {}

    /** Body that reviews the utility's decisions: a commission, an ombudsman, a hearings officer. */
    public record AppealBody(Map<Language, String> names, PhoneNumber phone) {
        public AppealBody {
            names = Map.copyOf(names);
        }
    }

    static CustomerResponses read(YamlMapping mapping, List<Language> languages) {
        return new CustomerResponses(
                mapping.optionalMapping("bill-dispute").map(CustomerResponses::time).orElse(DEFAULT.billDispute()),
                mapping.optionalMapping("complaint").map(CustomerResponses::time).orElse(DEFAULT.complaint()),
                mapping.has("appeal-workdays") ? workdays(mapping, "appeal-workdays") : DEFAULT.appealWorkdays(),
                mapping.optionalMapping("appeal").map(appeal -> body(appeal, languages)));
    }

    private static ResponseTime time(YamlMapping mapping) {
        return new ResponseTime(workdays(mapping, "workdays"), mapping.optionalText("source"));
    }

    private static int workdays(YamlMapping mapping, String key) {
        long days = mapping.integer(key);
        if (days < 1 || days > MAX_WORKDAYS) {
            mapping.addError(key, "1 to " + MAX_WORKDAYS);
        }
        return (int) days;
    }

    private static AppealBody body(YamlMapping mapping, List<Language> languages) {
        YamlMapping names = mapping.mapping("name");
        return new AppealBody(languages.stream().collect(Collectors.toMap(language -> language, language -> names.text(language.tag()))),
                UtilityFileReader.phone(mapping, "phone"));
    }
}
