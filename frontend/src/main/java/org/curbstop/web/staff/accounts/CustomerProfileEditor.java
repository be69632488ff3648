package org.curbstop.web.staff.accounts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.details.Details;
import java.util.Map;
import org.curbstop.accounts.CustomerProfiles;
import org.curbstop.accounts.CustomerProfiles.ProfileEdit;
import org.curbstop.accounts.CustomerProfiles.ProfileEditResult;
import org.curbstop.accounts.Person;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.FormDrafts;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.profile.StaffProfileForms;
import org.curbstop.web.staff.StaffView;

/** Changes a customer's profile on their behalf, under the name of the staff member; collapsed at first. */
@org.springframework.stereotype.Component
record CustomerProfileEditor(CustomerProfiles profiles, Utility utility) {

    /** Key under which a view keeps whose forms are open while it is rendered again. */
    private static final String OPENED = "profile-opened";

    Component create(Person person, StaffView view) {
        var editor = new Details(I18n.text("staff.profile"), new StaffProfileForms(person, utility, edit -> change(person, edit, view)));
        editor.setOpened(person.id().value().equals(ComponentUtil.getData(view, OPENED)));
        editor.addOpenedChangeListener(change -> ComponentUtil.setData(view, OPENED, change.isOpened() ? person.id().value() : null));
        return editor;
    }

    /** Who can change a contact can receive codes, and where bills and letters go can hide a shut-off, so both take a recent sign-in. */
    private void change(Person person, ProfileEdit edit, StaffView view) {
        switch (edit) {
            case ProfileEdit.AddContact _, ProfileEdit.RemoveContact _, ProfileEdit.PreferContact _, ProfileEdit.ChangeMailingAddress _,
                    ProfileEdit.SetPaperless _ ->
                    view.requireFreshSignIn(Map.of("profile", person.id().value()), () -> save(person, edit, view));
            case ProfileEdit.ChangeLanguage _, ProfileEdit.ReportReturnedMail _ -> save(person, edit, view);
        }
    }

    private void save(Person person, ProfileEdit edit, StaffView view) {
        switch (profiles.change(person.id(), person.version(), edit, view.actor())) {
            case ProfileEditResult.Done _ -> {
                if (edit instanceof ProfileEdit.AddContact) {
                    FormDrafts.discard(StaffProfileForms.draft(person));
                }
                view.showResult(StatusChip.Tone.GOOD, "staff.profile.saved");
            }
            case ProfileEditResult.Stale _ -> view.showResult(StatusChip.Tone.WARN, "profile.stale");
            case ProfileEditResult.Refused refused -> view.showResult(StatusChip.Tone.BAD, refused.code());
        }
    }
}
