package org.curbstop.web.layout;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;

/** The one answer for what is not there and for what is somebody else's. */
@ParentLayout(EitherFrame.class)
@AnonymousAllowed
class NothingHere extends Page implements HasErrorParameter<NotFoundException> {

    NothingHere(Visitor visitor) {
        super("nothing.title");
        add(words("nothing.text"), Links.button(EitherFrame.first(visitor.who()), Say.words("nothing.home")));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent entering, ErrorParameter<NotFoundException> fault) {
        return HttpStatusCode.NOT_FOUND.getCode();
    }
}
