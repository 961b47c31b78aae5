// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/placecombo.h"

#include "market/regions.h"
#include "ui/offers/checkpopup.h"
#include "ui/widgets/wheelguard.h"

#include <QKeyEvent>

#include <algorithm>

namespace berth {
namespace {

constexpr qsizetype roomFor = 14; // characters

QStringList allCountries()
{
    QStringList all;
    for (const QString &region : regionCodes())
        all += regionCountries(region);
    return all;
}

}

PlaceCombo::PlaceCombo(const QString &leftAlone, QWidget *parent)
    : QComboBox(parent)
    , m_leftAlone(leftAlone)
{
    addItem(leftAlone);
    setFocusPolicy(Qt::StrongFocus);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
    new WheelGuard(this);
}

void PlaceCombo::setCountries(const QStringList &codes)
{
    m_countries = codes;
    showText();
}

bool PlaceCombo::canShow(const QStringList &codes)
{
    const QStringList known = allCountries();
    return std::all_of(
        codes.begin(), codes.end(), [&known](const QString &code) { return known.contains(code); });
}

void PlaceCombo::showPopup()
{
    popUp({});
}

void PlaceCombo::hidePopup()
{
    QComboBox::hidePopup();
    if (m_popup)
        m_popup->close();
}

void PlaceCombo::keyPressEvent(QKeyEvent *event)
{
    const QString text = event->text();
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        take({});
    else if (event->key() == Qt::Key_Down)
        showPopup();
    else if (plain && !text.isEmpty() && text.at(0).isLetterOrNumber())
        popUp(text);
    else
        QComboBox::keyPressEvent(event);
}

// The regions, then the countries that have offers, the most on top, then all others by name.
void PlaceCombo::popUp(const QString &typed)
{
    if (!m_popup) {
        m_popup = new CheckPopup(accessibleName(), this);
        connect(m_popup, &CheckPopup::changed, this, &PlaceCombo::take);
    }
    const auto offersIn = [this](const QStringList &codes) {
        int offers = 0;
        for (const QString &code : codes)
            offers += m_offers.value(code);
        return m_offers.isEmpty() ? -1 : offers;
    };
    QList<CheckChoice> choices;
    for (const QString &region : regionCodes())
        choices.append({regionName(region), regionCountries(region), offersIn(regionCountries(region))});
    const qsizetype firstCountry = choices.size();
    for (const QString &code : allCountries())
        choices.append({countryName(code), {code}, offersIn({code})});
    std::sort(choices.begin() + firstCountry, choices.end(), [](const CheckChoice &a, const CheckChoice &b) {
        return a.offers != b.offers ? a.offers > b.offers : a.text.localeAwareCompare(b.text) < 0;
    });
    m_popup->setChoices(choices);
    m_popup->setChecked(m_countries);
    m_popup->popUp(typed);
}

void PlaceCombo::take(const QStringList &codes)
{
    if (codes == m_countries)
        return;
    setCountries(codes);
    Q_EMIT edited();
}

void PlaceCombo::showText()
{
    const QStringList names = placeNames(m_countries);
    const QString all = names.join(QStringLiteral(", "));
    QString shown = names.isEmpty() ? m_leftAlone : all;
    if (names.size() > 1 && all.size() > roomFor)
        shown = tr("%1 +%2").arg(names.first()).arg(names.size() - 1);
    setItemText(0, shown);
    setAccessibleDescription(all);
}

}
