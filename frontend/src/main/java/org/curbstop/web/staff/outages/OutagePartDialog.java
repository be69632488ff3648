package org.curbstop.web.staff.outages;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.function.Consumer;
import org.curbstop.outages.board.OutagePart;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.TitledView;

/** Asks which part of an outage is back. Nothing is restored before the message to the customers of that part is confirmed. */
final class OutagePartDialog extends Dialog {

    private OutagePartDialog(List<OutagePart> parts, Consumer<OutagePart> chosen) {
        setHeaderTitle(I18n.text("board.part.title"));
        getFooter().add(TitledView.button("board.cancel", "button button-quiet", this::close));
        if (parts.isEmpty()) {
            add(new Paragraph(I18n.text("board.part.none")));
            return;
        }
        var part = new ComboBox<OutagePart>(I18n.text("board.part.device"), parts);
        part.setItemLabelGenerator(OutagePartDialog::label);
        part.setHelperText(I18n.text("board.part.help"));
        part.setWidthFull();
        add(new Paragraph(I18n.text("board.part.about")), part);
        var form = new FormBinder();
        form.require(part, "board.part.missing");
        getFooter().add(form.submit("board.part.next", () -> {
            close();
            chosen.accept(part.getValue());
        }));
    }

    static void choose(List<OutagePart> parts, Consumer<OutagePart> chosen) {
        new OutagePartDialog(parts, chosen).open();
    }

    private static String label(OutagePart part) {
        return I18n.text("board.part.choice", I18n.text("outage.part." + part.device().part().name(), part.device().name()),
                part.households(), part.restored());
    }
}
