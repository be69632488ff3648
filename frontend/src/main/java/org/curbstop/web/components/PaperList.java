package org.curbstop.web.components;

import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.text.NumberFormat;
import java.util.List;
import org.curbstop.papers.Paper;

/** What somebody sent: pictures to look at, documents to save, each with its kind and size; a document that can act says so before it is opened. */
public final class PaperList extends UnorderedList {

    private static final int KILO = 1024;

    public PaperList(List<Paper> papers) {
        addClassName("papers");
        papers.stream().map(PaperList::item).forEach(this::add);
    }

    private static ListItem item(Paper paper) {
        String path = "papers/" + paper.id();
        var item = new ListItem();
        if (paper.kind().isPicture()) {
            var picture = new Image(path, Say.words("papers.picture", paper.fileName()));
            picture.getElement().setAttribute("loading", "lazy");
            item.add(picture);
        }
        var link = Links.out(path, paper.fileName());
        link.setTarget("_blank");
        item.add(link, Page.span(Say.words("papers.size", paper.kind().name(), NumberFormat.getIntegerInstance(Say.locale()).format(Math.max(1, paper.size() / KILO))), "quiet"));
        if (paper.mayAct()) {
            item.add(new Callout(Chip.Tone.WARN, Say.words("papers.may-act")));
        }
        return item;
    }
}
