// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace berth {

class ApiClient;
class LaunchController;
class LaunchDraft;
class OfferSearcher;
class Session;
class Settings;

// What the pages are handed: made by main.cpp (or a test), which outlives the window.
struct Services
{
    ApiClient &client;
    Settings &settings;
    Session &session;
    LaunchDraft &draft;
    LaunchController &controller;
    OfferSearcher &searcher; // what a person asks the market
    OfferSearcher &lookup; // reads the offer whose number was typed
    QString stateDir;
};

}
