package org.curbstop.conversation;

import org.curbstop.common.Language;

/** Classifies an utterance as an intent. It never generates an answer and never runs an action. */
public interface IntentClassifier {

    IntentPrediction classify(String words, Language language);
}
