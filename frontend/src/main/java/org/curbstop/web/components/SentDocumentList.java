package org.curbstop.web.components;

import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.curbstop.documents.SentDocument;

/**
 * List of uploaded documents: pictures to view, files to download, each with its type and size. A document that may contain active content
 * is marked.
 */
public final class SentDocumentList extends UnorderedList {

    private static final int KILO = 1024;

    public SentDocumentList(List<SentDocument> documents) {
        addClassName("papers");
        documents.stream().map(SentDocumentList::item).forEach(this::add);
    }

    private static ListItem item(SentDocument document) {
        String path = "papers/" + document.id();
        var item = new ListItem();
        if (document.kind().isPicture()) {
            var picture = new Image(path, I18n.text("papers.picture", document.fileName()));
            picture.getElement().setAttribute("loading", "lazy");
            item.add(picture);
        }
        var link = PortalLinks.external(path, document.fileName());
        link.setTarget("_blank");
        item.add(link, TitledView.span(I18n.text("papers.size", document.kind().name(),
                I18n.formats().number(Math.max(1, document.size() / KILO))), "quiet"));
        if (document.mayAct()) {
            item.add(new Callout(StatusChip.Tone.WARN, I18n.text("papers.may-act")));
        }
        return item;
    }
}
