package dev.onecent.audit;

/** An action that a record tells of, carried out or asked for. */
public enum Action {
    /** A card on file was made readable for one call to the gateway: a sealed number was opened, or the gateway's token taken. */
    REVEAL,
    /** A card was to be put on file. */
    LINK,
    /** Holder, expiry or nickname of a card were to be changed. */
    EDIT,
    /** A card was to be chosen as the one that pays first. */
    MAKE_PRIMARY,
    /** A card was to be removed; each of several in one command has a record of its own. */
    REMOVE,
    /** A checkout was to be paid, or a shop charged a card through a wallet. */
    PAY,
    /** A checkout that costs nothing was to be completed. */
    COMPLETE,
    /** An amount that was held was to be taken. */
    CAPTURE,
    /** An amount that was held was to be released. */
    VOID,
    /** Money that was taken was to be released, in full or in part. */
    REFUND,
    /** A shop was given access to a wallet's cards, or wanted to fetch what it was given. */
    GRANT,
    /** A shop's access to a wallet's cards was to be ended. */
    REVOKE,
    /** A shop wanted to see a wallet's cards and may not, or no longer; what it may see is masked and leaves no record. */
    LIST,
    /** In a shop: a shopper left to connect a wallet, or came back from it. */
    CONNECT,
    /** In a shop: a shopper's wallet was to be disconnected. */
    DISCONNECT,
    /** A shopper was to be erased. */
    ERASE,
    /** A hold or a payment was to be settled by an operator. */
    SETTLE_BY_HAND
}
