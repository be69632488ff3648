package org.curbstop.conversation.understanding;

import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.conversation.Heard;

/**
 * What holds in every state of every flow, heard in words.
 *
 * @param person a person is asked for
 * @param stop messages are to end (TCPA: any reasonable wording); only where it is all that was said
 * @param language another language is asked for by its name
 * @param resumeCode what looks like the code of a talk begun elsewhere
 */
public record Signals(
        Optional<Hazard> hazard, boolean person, boolean stop, Optional<Heard.Wishes> wish, Optional<Language> language, Optional<String> resumeCode) {}
