package dev.onecent.gateway;

/** The gateway has the request and works on it; a notice or an inquiry brings the outcome. */
public record Pending() implements AuthorizationAnswer, OperationAnswer {}
