package org.curbstop.web.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;

/**
 * What is about to be done, before it is done: the facts of it, one button that names it, and a way back to the form as it was left. It
 * stands in the place of the form, so that nobody can change one thing and confirm another.
 */
public final class ConfirmationPanel extends Section {

    private final H2 heading;
    private final DescriptionList facts = new DescriptionList();

    /** @param question in words, such as "Stop service on December 4?" */
    public ConfirmationPanel(String question) {
        addClassNames("card", "form", "review");
        heading = new H2(question);
        heading.getElement().setAttribute("tabindex", "-1");
        facts.addClassName("review-facts");
        add(heading, facts);
    }

    public ConfirmationPanel fact(String labelKey, String value) {
        facts.add(new DescriptionList.Term(I18n.text(labelKey)), new DescriptionList.Description(value));
        return this;
    }

    public ConfirmationPanel append(Component... parts) {
        add(parts);
        return this;
    }

    /**
     * Takes the place of the form until it is confirmed or left.
     *
     * @param confirm what the button says: what it does, never just "Yes"
     * @param lasting whether it cannot be taken back by another press
     */
    public void showInsteadOf(Component form, String confirm, boolean lasting, Runnable confirmed) {
        var place = (HasComponents) form.getParent().orElseThrow();
        var yes = new Button(confirm);
        yes.addClassNames("button", "button-large");
        if (lasting) {
            yes.addClassName("button-danger");
        }
        yes.setDisableOnClick(true);
        yes.addClickListener(pressed -> {
            confirmed.run();
            yes.setEnabled(true); // where it was refused, the reason stands here, and the next press is another try
        });
        var back = new Button(I18n.text("review.back"), pressed -> {
            place.remove(this);
            form.setVisible(true);
            form.scrollIntoView();
        });
        back.addClassNames("button", "button-quiet");
        add(TitledView.row("ways", yes, back));
        form.setVisible(false);
        place.addComponentAtIndex(form.getParent().orElseThrow().getChildren().toList().indexOf(form), this);
        heading.getElement().callJsFunction("focus");
        scrollIntoView();
    }
}
