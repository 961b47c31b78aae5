// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <functional>

namespace berth {

class AccountWatch;
class Accounts;
class ApiClient;
class ChosenTemplate;
class Clock;
class ContractActions;
class ContractDestroyer;
class ContractInspector;
class EndpointPacer;
class JournalService;
class LaunchController;
class LaunchDraft;
class OfferRecheck;
class OfferSearcher;
class MarkBook;
class PresetLibrary;
class PresetSecrets;
class Reconciler;
class SeriesRun;
class Session;
class Settings;
class TemplateFinder;
class VaultChain;

// A fault of the sandbox that a person may rehearse.
struct Rehearsable
{
    QString name; // "reset-after-create"
    QString group; // a heading; may be empty
    QString help; // a sentence for a person
    std::function<void()> arm; // for the next launch
};

// What the pages are handed: made by main.cpp (or a test), which outlives the window.
struct Services
{
    ApiClient &client;
    Settings &settings;
    Session &session;
    LaunchDraft &draft;
    LaunchController &controller;
    JournalService &journal;
    Reconciler &reconciler;
    ContractInspector &inspector;
    ContractActions &actions;
    ContractDestroyer &destroyer;
    Clock &clock;
    VaultChain &vault;
    Accounts &accounts;
    PresetLibrary &presets; // started after the first frame
    PresetSecrets &presetSecrets;
    OfferSearcher &searcher; // what a person asks the market
    OfferSearcher &lookup; // reads the offer whose number was typed
    MarkBook &marks; // favourite machines and hosts, and those never wanted again
    ChosenTemplate &chosenTemplate; // the one that the draft names
    TemplateFinder &templates; // what a person asks for
    AccountWatch &accountWatch; // whom launches go to
    EndpointPacer &pacer; // of every call that the API counts
    SeriesRun &series; // several contracts, or several tries for one
    OfferRecheck &recheck; // of the offer that is about to be rented
    QString stateDir;
    QList<Rehearsable> faults; // of the sandbox; empty where there is none
};

}
