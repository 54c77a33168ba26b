package dev.onecent.testkit;

import jakarta.validation.ValidatorFactory;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Hibernate Validator as hosts run it, without Expression Language. */
public final class Validation {
    /** Made once; it is safe for use by many threads. */
    public static final ValidatorFactory FACTORY = jakarta.validation.Validation.byProvider(HibernateValidator.class)
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory();

    private Validation() {}
}
