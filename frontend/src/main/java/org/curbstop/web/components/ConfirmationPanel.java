package org.curbstop.web.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;

/**
 * Asks for confirmation of an action: its facts, one button that names it, and a way back to the unchanged form. It replaces the form, so
 * that nobody can change one thing and confirm another.
 */
public final class ConfirmationPanel extends Section {

    private final H2 heading;
    private final DescriptionList facts = new DescriptionList();

    /** @param question the localized question, such as "Stop service on December 4?" */
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
     * Replaces the form until the action is confirmed or canceled.
     *
     * @param confirm label of the button, which says what it does and never just "Yes"
     * @param lasting whether the action cannot be undone
     */
    public void showInsteadOf(Component form, String confirm, boolean lasting, Runnable confirmed) {
        var place = (HasComponents) form.getParent().orElseThrow();
        var yes = TitledView.styled(new Button(confirm), "button", "button-large");
        if (lasting) {
            yes.addClassName("button-danger");
        }
        yes.setDisableOnClick(true);
        yes.addClickListener(pressed -> {
            try {
                confirmed.run();
            } finally {
                yes.setEnabled(true); // after a refusal or an error, its reason is shown and the action can be tried again
            }
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
