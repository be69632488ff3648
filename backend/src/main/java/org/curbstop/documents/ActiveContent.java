package org.curbstop.documents;

import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;

/**
 * Detects active content in a PDF (ISO 32000-2, 7.11.4, 12.5, 12.6, 12.7): scripts, actions that leave the document or run when it is
 * opened, attached files, media, and programmable forms (XFA). Links to click, opening destinations and plain forms are not active.
 */
final class ActiveContent {

    /** Values of /S in an action. */
    private static final Set<String> ACTIONS = Set.of(
            "JavaScript", "Launch", "SubmitForm", "ImportData", "GoToE", "GoToR", "Rendition", "Movie", "Sound", "RichMediaExecute",
            "GoTo3DView");
    /** Values of /Subtype in an annotation. */
    private static final Set<String> ANNOTATIONS = Set.of("FileAttachment", "RichMedia", "Movie", "Sound", "Screen", "3D");
    /** Keys that are refused anywhere, whatever their value: a viewer may find what the parser did not. */
    private static final Set<String> KEYS = Set.of("JS", "JavaScript", "EmbeddedFiles", "RichMediaContent", "XFA");
    private static final COSName OPEN_ACTION = COSName.OPEN_ACTION;

    private ActiveContent() {}

    static boolean isIn(COSDictionary dictionary) {
        return ACTIONS.contains(name(dictionary, COSName.S))
                || ANNOTATIONS.contains(name(dictionary, COSName.SUBTYPE))
                || name(dictionary, COSName.TYPE).equals("EmbeddedFile")
                || dictionary.keySet().stream().anyMatch(key -> KEYS.contains(key.getName()))
                || dictionary.getDictionaryObject(COSName.EF) instanceof COSDictionary files
                        && (files.containsKey(COSName.F) || files.containsKey(COSName.UF))
                || dictionary.containsKey(OPEN_ACTION) && !isPlace(dictionary.getDictionaryObject(OPEN_ACTION))
                || dictionary.containsKey(COSName.AA) && !areHarmless(dictionary.getDictionaryObject(COSName.AA));
    }

    /** Returns whether it is a destination in the document itself, or an action that only goes there. */
    private static boolean isPlace(COSBase at) {
        return at instanceof COSArray || at instanceof COSName || at instanceof COSString
                || at instanceof COSDictionary action && name(action, COSName.S).equals("GoTo") && !action.containsKey(COSName.NEXT);
    }

    /** Returns whether all automatic actions (on page open, key press, document close) only go to destinations. */
    private static boolean areHarmless(COSBase actions) {
        return actions instanceof COSDictionary each && each.keySet().stream().allMatch(when -> isPlace(each.getDictionaryObject(when)));
    }

    private static String name(COSDictionary dictionary, COSName key) {
        return dictionary.getDictionaryObject(key) instanceof COSName value ? value.getName() : "";
    }
}
