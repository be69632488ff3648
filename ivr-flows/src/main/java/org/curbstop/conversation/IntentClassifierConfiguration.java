package org.curbstop.conversation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import org.curbstop.common.Language;
import org.curbstop.conversation.understanding.BuiltInIntentClassifier;
import org.curbstop.conversation.understanding.UtteranceParser;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures the built-in intent classifier, which needs no network. */
@Configuration(proxyBeanMethods = false)
public class IntentClassifierConfiguration {

    public static IntentClassifier builtIn(List<Language> languages, Currency currency, Clock clock) {
        var utteranceParser = new UtteranceParser(languages);
        return new BuiltInIntentClassifier(languages,
                (words, language) -> utteranceParser.volunteeredValues(words, language, LocalDate.now(clock), currency),
                utteranceParser::deniesHazard);
    }

    /** Returns a classifier that treats words as the first of a conversation: hazards and requests for a person come before the task. */
    public static IntentClassifier firstUtterances(List<Language> languages, Collection<ActionSpec> actions, Collection<String> facts,
            LocalDate today, Currency currency) {
        return FirstUtterance.in(languages, actions, facts, today, currency)::interpret;
    }

    @Bean
    IntentClassifier intentClassifier(UtilityContext utilityContext, Clock clock) {
        return builtIn(utilityContext.languages(), utilityContext.currency(), clock);
    }
}
