package org.curbstop.conversation.flowfile;

import java.util.Locale;
import org.curbstop.common.Channel;

/** Channel variants of a prompt: spoken, texted, chatted, and read on a page. A prompt without variants is used for all. */
public enum PromptVariant {
    VOICE,
    TEXT,
    CHAT,
    PAGE;

    public static PromptVariant of(Channel channel) {
        return switch (channel) {
            case VOICE -> VOICE;
            case TEXT -> TEXT;
            case CHAT, PORTAL, DESK, SYSTEM -> CHAT;
            case PAGE -> PAGE;
        };
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
